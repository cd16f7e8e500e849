import { WORK_BUDGET, type WorkEstimate } from '../../../core/experiment/work/work.ts';
import { countOf, formatDuration, formatPercent } from '../../../core/words/numbers.ts';
import type { LongBirth } from '../../../store/runs/birth.ts';
import type { Question } from '../../../store/state.ts';

const MEGABYTE = 2 ** 20;

/** What is asked of a person before work above the budget: what takes how long and how much memory. */
export function questionText({ wants, networks, secondsHere, ...estimate }: Question): string {
  const what = {
    epoch: ['One epoch', `One epoch of ${networks} networks together`],
    run: ['The run', `Training ${networks} networks together`],
    autopsy: ['Training up to the epoch again', `Training ${networks} networks up to the epoch again`],
    slowMotion: ['Training up to the step again', `Training ${networks} networks up to the step again`],
    trial: ['The trial of one network', `The trial of ${networks} networks`],
  } as const;
  const here = secondsHere < estimate.seconds ? `; shared by the cores of this one, ${formatDuration(secondsHere)}` : '';
  return `${what[wants][networks === 1 ? 0 : 1]} takes ${costText(estimate)}, by an estimate for an ordinary computer${here}.`;
}

/** What an evaluation at birth says of itself while it waits, goes on or is stopped. */
export function birthText({ state, networks, share, ...estimate }: LongBirth): string {
  const [what, take] = networks === 1 ? ['The network at birth', 'takes'] : [`The ${countOf(networks, 'network')} at birth`, 'take'];
  if (state === 'waiting') return `${what} ${take} ${costText(estimate)} to evaluate, by an estimate for an ordinary computer.`;
  const percent = formatPercent(Math.floor(100 * share) / 100);
  return state === 'going' ? `${what} ${networks === 1 ? 'is' : 'are'} being evaluated: ${percent}.` : `The evaluation at birth is stopped at ${percent}.`;
}

/** An estimate that rounds to the budget is still above it. Memory is told where it matters. */
function costText({ seconds, bytes }: WorkEstimate): string {
  const written = formatDuration(seconds);
  const isJustOver = seconds > WORK_BUDGET.seconds && written === formatDuration(WORK_BUDGET.seconds);
  return `${isJustOver ? 'a little more than' : 'about'} ${written} and ${memoryText(bytes)} of memory`;
}

/** Memory in whole megabytes, or from one gigabyte on in gigabytes. */
function memoryText(bytes: number): string {
  return bytes < 1024 * MEGABYTE ? `${Math.ceil(bytes / MEGABYTE)} MB` : `${Math.ceil(bytes / MEGABYTE / 102.4) / 10} GB`;
}

/** Up to where this page starts by itself what a person wants. */
export function budgetText(): string {
  return `Up to ${formatDuration(WORK_BUDGET.seconds)} and ${memoryText(WORK_BUDGET.bytes)} this page starts without asking.`;
}
