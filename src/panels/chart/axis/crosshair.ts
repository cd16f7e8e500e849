import { useLab } from '../../../store/lab.ts';
import { setEpoch, setHoverEpoch } from '../../../store/view.ts';

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
