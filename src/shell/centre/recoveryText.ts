import type { Run } from '../../store/lab.ts';

type Recovery = NonNullable<Run['recovery']>;

const CAUSE = {
  'context-lost': 'The graphics context was lost',
  'worker-crashed': 'The engine crashed',
  'worker-hung': 'The engine stopped answering',
  'out-of-memory': 'The engine ran out of memory',
  'engine-error': 'The engine failed',
} as const satisfies Record<Recovery['code'], string>;

/** What was recovered from, in one line. */
export function recoveryText({ code, epoch, onCpu }: Recovery): string {
  const from = epoch === 0 ? 'birth' : `epoch ${epoch}`;
  return `${CAUSE[code]}; training went on from ${from}${onCpu ? ' on the cpu engine' : ''}, with the same kernels and the same draws.`;
}
