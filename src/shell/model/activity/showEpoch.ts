import { theLab } from '../../../store/theLab.ts';

/** Shows an epoch of the run so far in every panel; at the newest the panels follow the run. */
export function showEpoch(epoch: number, newest: number): void {
  theLab().setEpoch(epoch >= newest ? null : Math.max(0, epoch));
}
