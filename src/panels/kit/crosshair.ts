import type { KeyboardEvent } from 'react';
import { lab, useLab } from '../../store/lab.ts';
import { setEpoch, setHoverEpoch } from '../../store/view.ts';

/** The epoch under the pointer or the keyboard focus in any panel, or null. */
export function useHoverEpoch(): number | null {
  return useLab((state) => state.view.hoverEpoch);
}

/** Marks an epoch in all panels while the pointer or the focus is on it. */
export const hoverEpoch = setHoverEpoch;

/** Shows a chosen epoch in all panels; choosing the newest follows the run again. */
export function selectEpoch(epoch: number, newestEpoch: number): void {
  setEpoch(epoch >= newestEpoch ? null : epoch);
}

/**
 * Keyboard for anything with an epoch axis: arrows move by one epoch, Page Up and Page Down by ten, Home and
 * End to birth and the newest, Enter or Space choose, Escape lets go. Returns whether the key was used.
 */
export function moveByKey(event: KeyboardEvent, newestEpoch: number): boolean {
  const { hoverEpoch: hovered, epoch } = lab.getState().view;
  const from = hovered ?? epoch ?? newestEpoch;
  const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, PageUp: -10, PageDown: 10, Home: -Infinity, End: Infinity };
  const step = steps[event.key];
  if (step !== undefined) setHoverEpoch(Math.min(newestEpoch, Math.max(0, from + step)));
  else if (event.key === 'Enter' || event.key === ' ') selectEpoch(from, newestEpoch);
  else if (event.key === 'Escape' && hovered !== null) setHoverEpoch(null);
  else return false;
  event.preventDefault();
  event.stopPropagation();
  return true;
}
