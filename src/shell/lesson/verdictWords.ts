import type { Judgement, Lesson, Verdict } from '../../lessons/lesson.ts';

/** What a verdict is called. */
export const VERDICT_WORDS = {
  holds: 'Holds',
  'does-not-hold': 'Does not hold',
  'other-reason': 'Holds for another reason',
  undecided: 'Not yet known',
} as const satisfies Record<Verdict, string>;

/** The reader's prediction against what the numbers bear out. Said once there is a verdict. */
export function predictionWords({ prediction: { options } }: Lesson, { answer }: Judgement, prediction: string | null): string {
  const textOf = (id: string | null): string | undefined => options.find((option) => option.id === id)?.text;
  const predicted = textOf(prediction);
  const measured = textOf(answer);
  if (predicted === undefined) return measured === undefined ? 'You made no prediction.' : `You made no prediction. The numbers say: ${measured}.`;
  if (measured === undefined) return `You predicted: ${predicted}. The numbers fit none of the options.`;
  if (prediction === answer) return `You predicted: ${predicted}. The numbers agree.`;
  return `You predicted: ${predicted}. The numbers say: ${measured}.`;
}

/** The verdict for those who do not see it appear. */
export function announcement(lesson: Lesson, judgement: Judgement, prediction: string | null): string {
  return `Verdict on the claim: ${VERDICT_WORDS[judgement.verdict].toLowerCase()}. ${predictionWords(lesson, judgement, prediction)}`;
}
