import type { LayerFrame } from '../../../core/telemetry/frame.ts';
import { countOf, formatDuration } from '../../../core/words/numbers.ts';
import { epochText, type Progress } from './progressText.ts';

/** What an announcement says of a frame. */
export interface DeadCounts {
  /** `dense_1` to the output layer. */
  readonly layers: readonly Pick<LayerFrame, 'deadFraction' | 'nanUnits' | 'units'>[];
}

/** What a run's state is called when it is announced. */
const STATE = {
  birth: 'At birth',
  running: 'Training',
  paused: 'Paused',
  finished: 'Finished',
  failed: 'The engine failed',
} as const satisfies Record<Progress['status'], string>;

/** What a state is called when it is announced. */
export function stateName(status: Progress['status']): string {
  return STATE[status];
}

/** The announcement of where a run stands: state, epoch, and dead units by layer, or NaN units. */
export function statusText(progress: Progress, newest: DeadCounts | undefined): string {
  const took = progress.status === 'finished' ? ` after ${formatDuration(progress.seconds)}` : '';
  const dead = newest === undefined ? '' : deadText(newest);
  return `${STATE[progress.status]}${took}. ${epochText(progress)}${dead === '' ? '' : `, ${dead}`}.`;
}

function deadText({ layers }: DeadCounts): string {
  return layers
    .slice(0, -1)
    .flatMap(({ deadFraction, nanUnits, units }, index) => {
      if (nanUnits > 0) return [`layer ${index + 1}: ${nanUnits} of ${countOf(units, 'unit')} NaN`];
      return deadFraction === null ? [] : [`layer ${index + 1}: ${Math.round(deadFraction * units)} of ${countOf(units, 'unit')} dead`];
    })
    .join(', ');
}
