import type { ClaimVerdict, Judgement, Lesson } from '../../lessons/lesson.ts';

/** What a verdict is called. */
export const VERDICT_WORDS = {
  holds: 'Holds',
  'does-not-hold': 'Does not hold',
  'other-reason': 'Holds for another reason',
  undecided: 'Not yet known',
} as const satisfies Record<ClaimVerdict, string>;

/** What the numbers bear out, against the reader's prediction. Said once there is a verdict. */
export function predictionWords({ prediction: { options } }: Lesson, { answer }: Judgement, prediction: string | null): string {
  const measured = options.find(({ id }) => id === answer)?.text;
  if (measured === undefined) return 'The numbers fit none of the options.';
  if (options.every(({ id }) => id !== prediction)) return `The numbers say: ${measured}.`;
  return prediction === answer ? `As you predicted: ${measured}.` : `Not as you predicted: ${measured}.`;
}

/** The verdict for those who do not see it appear. */
export function announcement(lesson: Lesson, judgement: Judgement, prediction: string | null): string {
  return `Verdict on the claim: ${VERDICT_WORDS[judgement.verdict].toLowerCase()}. ${predictionWords(lesson, judgement, prediction)}`;
}
