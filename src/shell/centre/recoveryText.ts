import { epochName, sentenceStart } from '../../core/words/names.ts';
import { countOf } from '../../core/words/numbers.ts';
import type { Recovery } from '../../store/run.ts';

const CAUSE = {
  'context-lost': 'The graphics context was lost',
  'worker-crashed': 'The engine crashed',
  'worker-hung': 'The engine stopped answering',
  'out-of-memory': 'The engine ran out of memory',
  'engine-error': 'The engine failed',
} as const satisfies Record<NonNullable<Recovery['code']>, string>;

const SAME = ', with the same kernels and the same draws';

/** A recovered run and what it is called beside others. */
export interface Recovered {
  readonly name: string;
  readonly recovery: Recovery;
}

/** What became of the only open run when its engine was lost. */
export function recoveryText(recovery: Recovery): string {
  const { isTraining, onCpu } = recovery;
  const cause = causeOf(recovery);
  const engine = onCpu ? ' on the cpu engine' : '';
  if (isTraining) return `${cause}; training went on from ${placeOf(recovery)}${engine}${SAME}. ${keptText(recovery)}`;
  if (isAtBirth(recovery)) return `${cause}; the network at birth was prepared again${engine}, and waits. ${keptText(recovery)}`;
  return `${cause}; the run stays paused at ${placeOf(recovery)}${engine}. ${keptText(recovery)}`;
}

/** What became of the networks of a study that were at work when their engine was lost. */
export function studyRecoveryText(recovery: Recovery): string {
  const engine = recovery.onCpu ? ' on the cpu engine' : '';
  const cause = causeOf(recovery);
  if (recovery.isTraining) return `${cause}; training of this round of networks went on from ${placeOf(recovery)}${engine}${SAME}. ${keptText(recovery)}`;
  if (isAtBirth(recovery)) return `${cause}; this round of networks was prepared again at birth${engine}. ${keptText(recovery)}`;
  return `${cause}; the study stays paused, with this round of networks at ${placeOf(recovery)}${engine}. ${keptText(recovery)}`;
}

/** What became of the runs that were lost together, one of several open ones or more. */
export function sharedRecoveryText(recovered: readonly Recovered[]): string {
  const [first] = recovered;
  if (first === undefined) return '';
  const waiting = recovered.filter(({ recovery }) => !recovery.isTraining);
  const parts = [
    listed(`Training went on${SAME}: `, recovered.filter(({ recovery }) => recovery.isTraining), 'from'),
    listed('Still paused: ', waiting.filter(({ recovery }) => !isAtBirth(recovery)), 'at'),
    listed('Prepared again, and waiting: ', waiting.filter(({ recovery }) => isAtBirth(recovery)), 'at'),
  ];
  const kept = recovered.some(({ recovery }) => recovery.again !== null) ? 'Nothing else that was recorded was lost.' : NOTHING_LOST;
  return [`${causeOf(first.recovery)} with ${countOf(recovered.length, 'run')} in it.`, ...parts.filter((part) => part !== ''), kept].join(' ');
}

function listed(start: string, recovered: readonly Recovered[], preposition: string): string {
  if (recovered.length === 0) return '';
  const each = recovered.map(({ name, recovery }) => {
    const again = recovery.again === null ? '' : ` (${againText(recovery, recovery.again)})`;
    return `${name} ${preposition} ${placeOf(recovery)}${recovery.onCpu ? ' on the cpu engine' : ''}${again}`;
  });
  return `${start}${each.join(', ')}.`;
}

const NOTHING_LOST = 'Nothing that was recorded was lost.';

function keptText(recovery: Recovery): string {
  if (recovery.again === null) return NOTHING_LOST;
  const text = againText(recovery, recovery.again);
  return `${sentenceStart(text)}.`;
}

function againText({ isTraining }: Recovery, [from, to]: readonly [number, number]): string {
  const epochs = from === to ? `epoch ${from} is` : `epochs ${from} to ${to} are`;
  return `${epochs} trained again${isTraining ? '' : ' when it goes on'}`;
}

function causeOf({ code }: Recovery): string {
  return code === null ? 'The engine was restarted' : CAUSE[code];
}

function isAtBirth({ epoch, isMidEpoch }: Recovery): boolean {
  return epoch === 0 && !isMidEpoch;
}

function placeOf(recovery: Recovery): string {
  const { epoch, isMidEpoch } = recovery;
  if (isMidEpoch) return `the middle of epoch ${epoch + 1}`;
  return epochName(epoch);
}
