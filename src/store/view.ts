import { lab, type View } from './lab.ts';

function change(part: Partial<View>): void {
  lab.setState(({ view }) => ({ view: { ...view, ...part } }));
}

/** Shows an epoch of the past in every panel; null follows the newest. */
export function setEpoch(epoch: number | null): void {
  if (lab.getState().view.epoch !== epoch) change({ epoch });
}

/** Moves the crosshair shared by all panels; null takes it away. */
export function setHoverEpoch(hoverEpoch: number | null): void {
  if (lab.getState().view.hoverEpoch !== hoverEpoch) change({ hoverEpoch });
}

/** Puts a layer, from 1, in focus. */
export function setLayer(layer: number): void {
  if (lab.getState().view.layer !== layer) change({ layer });
}

/** Enlarges a panel to fill the centre; null brings all back. */
export function setEnlarged(enlarged: string | null): void {
  if (lab.getState().view.enlarged !== enlarged) change({ enlarged });
}
