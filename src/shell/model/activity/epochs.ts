import type { LabState } from '../../../store/state.ts';
import { theLab } from '../../../store/theLab.ts';
import { activityOf } from './activity.ts';

/** Newest epoch of which anything shown knows; -1 before the first. */
export function newestEpochOf({ shown, sideBySide }: LabState): number {
  if (shown?.kind !== 'study') return Math.max(-1, ...sideBySide.map((id) => theLab().framesOf(id).length - 1));
  return Math.max(-1, ...shown.points.map((_, point) => theLab().epochCountOf(point) - 1));
}

/** Last epoch planned of anything shown; 0 when there is nothing. */
export function lastEpochOf({ runs, shown, sideBySide }: LabState): number {
  if (shown?.kind === 'study') return shown.experiment.epochs;
  return Math.max(0, ...sideBySide.map((id) => runs[id]?.experiment.epochs ?? 0));
}

/** The epoch that panels show where that is not the newest: one that is played, or one that was chosen; null where they follow. */
export function lookedAtOf({ view, playback }: Pick<LabState, 'view' | 'playback'>): number | null {
  return playback?.epoch ?? view.epoch;
}

/** The same where newer ones would be missed: while runs train, played epochs may come one after they are trained. */
export function pastEpochOf(state: LabState): number | null {
  const isWithTraining = state.playback !== null && activityOf(state).status === 'running' && state.playback.epoch >= newestEpochOf(state) - 1;
  return isWithTraining ? null : lookedAtOf(state);
}

/** Shows an epoch of the run so far in every panel; at the newest the panels follow the run. */
export function showEpoch(epoch: number, newest: number): void {
  theLab().setEpoch(epoch >= newest ? null : Math.max(0, epoch));
}
