import type { Condition, Judgement, Lesson, Measured, PartVerdict, ShownNetworks } from '../lesson.ts';
import { areBorn, areFinished, settingsOf, type Outcome, type Setting } from './outcome.ts';
import { say, type MessageId } from './words.ts';

/** What a judge says once it has all it needs: one verdict a part of the claim, or one for all of it. */
export interface Decision extends Pick<Judgement, 'answer' | 'explanation'>, Partial<Pick<Judgement, 'wouldDecide'>> {
  readonly verdicts: readonly [PartVerdict['verdict'], ...PartVerdict['verdict'][]];
}

/** A lesson, and how its judge comes to a verdict. */
export interface LessonPlan extends Omit<Lesson, 'judge'> {
  readonly numbersOf: (settings: readonly Setting[]) => readonly Measured[];
  /** Asked once the networks are at their birth or end and every condition holds; null when a number is missing. */
  readonly decide: (settings: readonly [Setting, ...Setting[]]) => Decision | null;
}

/**
 * Makes a lesson of its plan. Its numbers show at any time; a verdict needs every network at its birth or its end,
 * finite, with its losses known, and all that the question takes for granted.
 */
export function lessonFrom({ numbersOf, decide, ...lesson }: LessonPlan): Lesson {
  return {
    ...lesson,
    judge: (networks) => {
      const settings = settingsOf(networks);
      const numbers = numbersOf(settings);
      const [first, ...rest] = settings;
      const isReady = lesson.until === 'birth' ? areBorn(settings, networks) : areFinished(settings, networks);
      if (!isReady || first === undefined) return { ...undecided(say(`undecided.${lesson.until}`)), numbers };
      const reason = notFinite(settings, lesson.until) ?? firstBroken(lesson.conditions, networks) ?? unknownLosses(settings, lesson.until);
      if (reason !== null) return { ...undecided(reason), numbers };
      const decision = decide([first, ...rest]);
      return { ...(decision === null ? undecided(say('undecided.shape')) : judgementOf(lesson, decision)), numbers };
    },
  };
}

function judgementOf({ claim: { parts } }: Pick<Lesson, 'claim'>, { verdicts, answer, explanation, wouldDecide = null }: Decision): Omit<Judgement, 'numbers'> {
  const verdict = together(verdicts, parts[1]?.isReason ?? false);
  const [only] = verdicts;
  return { verdict, answer, explanation, wouldDecide, parts: parts.map(({ text }, index) => ({ text, verdict: verdicts[index] ?? only })) };
}

/**
 * The verdict on a claim of several parts. What does not happen needs no reason; what happens for a reason that the numbers refute happens for another;
 * where no part is one, every part must hold.
 */
function together([what, ...others]: Decision['verdicts'], isReason: boolean): Judgement['verdict'] {
  if (what !== 'holds') return what;
  if (others.includes('does-not-hold')) return isReason ? 'other-reason' : 'does-not-hold';
  return others.includes('undecided') ? 'undecided' : 'holds';
}

/** A number that is not finite is no death, no harm and no help. */
function notFinite(settings: readonly Setting[], until: Lesson['until']): string | null {
  const broken = settings.flatMap(({ label, outcomes }) => {
    const count = outcomes.filter(({ isBornFinite, isFinite }) => !(until === 'birth' ? isBornFinite : isFinite)).length;
    return count === 0 ? [] : [{ label, count, of: outcomes.length }];
  });
  const [one] = broken;
  if (one === undefined) return null;
  const id: MessageId = one.of > 1 ? 'undecided.not-finite-seeds' : one.label === null ? 'undecided.not-finite' : 'undecided.not-finite-in';
  return say(id, { setting: one.label ?? '', settings: broken.map(({ label }) => label).join(', '), count: broken.reduce((sum, { count }) => sum + count, 0), networks: broken.reduce((sum, { of }) => sum + of, 0) });
}

function firstBroken(conditions: readonly Condition[], networks: ShownNetworks): string | null {
  for (const { text, broken } of conditions) {
    const reason = broken(networks);
    if (reason !== null) return say('undecided.condition', { condition: text, reason });
  }
  return null;
}

function unknownLosses(settings: readonly Setting[], until: Lesson['until']): string | null {
  return until === 'end' && !settings.every(({ outcomes }) => outcomes.every(areLossesKnown)) ? say('undecided.losses') : null;
}

function areLossesKnown({ validationLoss, baseline }: Outcome): boolean {
  return validationLoss !== null && baseline !== null;
}

function undecided(reason: string): Omit<Judgement, 'numbers'> {
  return { verdict: 'undecided', parts: [], answer: null, explanation: [reason], wouldDecide: null };
}

/** Whether something holds, where the numbers tell. */
export function told(isSo: boolean): 'holds' | 'does-not-hold' {
  return isSo ? 'holds' : 'does-not-hold';
}

/** The option whose range a value falls in: the first with `below` above it; null for no value. */
export function optionFor(value: number | null, ranges: readonly (readonly [below: number, option: string])[]): string | null {
  if (value === null) return null;
  return ranges.find(([below]) => value < below)?.[1] ?? null;
}
