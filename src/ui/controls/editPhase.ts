/** Whether a change is still under the hand (a slider being dragged) or done. */
export type EditPhase = 'dragging' | 'committed';
