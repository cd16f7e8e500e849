import type { ShownNetworks, Judgement, Lesson, Measured } from '../lesson.ts';
import { areBorn, areFinished, settingsOf, type Outcome, type Setting } from './outcome.ts';
import { say } from './words.ts';

/** What a judge says once it has all it needs. */
export type Decision = Omit<Judgement, 'numbers'>;

/**
 * Makes a lesson's judge. Its numbers show at any time; `decide` is asked once every network has come to its birth or
 * its end, and answers null when the runs shown are not what the question needs.
 */
export function judgeAt(
  until: Lesson['until'],
  numbersOf: (settings: readonly Setting[]) => readonly Measured[],
  decide: (settings: readonly [Setting, ...Setting[]]) => Decision | null,
): Lesson['judge'] {
  return (networks: ShownNetworks) => {
    const settings = settingsOf(networks);
    const numbers = numbersOf(settings);
    const ready = until === 'birth' ? areBorn(settings, networks) : areFinished(settings, networks);
    const [first, ...rest] = settings;
    if (!ready || first === undefined) return { ...undecided(`undecided.${until}`), numbers };
    if (until === 'end' && !settings.every(({ outcomes }) => outcomes.every(areLossesKnown))) return { ...undecided('undecided.losses'), numbers };
    return { ...(decide([first, ...rest]) ?? undecided('undecided.shape')), numbers };
  };
}

function areLossesKnown({ validationLoss, baseline }: Outcome): boolean {
  return validationLoss !== null && baseline !== null;
}

function undecided(reason: 'undecided.birth' | 'undecided.end' | 'undecided.losses' | 'undecided.shape'): Decision {
  return { verdict: 'undecided', answer: null, explanation: [say(reason)] };
}

/** The option whose range a value falls in: the first with `below` above it; null for no value. */
export function optionFor(value: number | null, ranges: readonly (readonly [below: number, option: string])[]): string | null {
  if (value === null) return null;
  return ranges.find(([below]) => value < below)?.[1] ?? null;
}
