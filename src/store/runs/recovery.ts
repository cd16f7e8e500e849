import type { Experiment } from '../../core/experiment/experiment.ts';
import { placeOf } from '../../core/experiment/schedule.ts';
import type { Event } from '../../engine/protocol.ts';
import type { Recovery } from '../run.ts';

/**
 * What a recovery did to what was recorded: of the epochs up to `lastEpoch`, those after the checkpoint are dropped.
 * Those that an earlier recovery had dropped and that were not trained again since are counted too.
 */
export function recoveryOf(event: Extract<Event, { kind: 'runRecovered' }>, experiment: Experiment, lastEpoch: number, earlier: Recovery | null): Recovery {
  const { code, fault, step, untilEpoch, onCpu } = event;
  const { epoch, into } = placeOf(experiment, step);
  const last = Math.max(lastEpoch, earlier?.again?.[1] ?? 0);
  return { code, fault, epoch, isMidEpoch: into > 0, isTraining: untilEpoch !== null, onCpu, again: last > epoch ? [epoch + 1, last] : null };
}
