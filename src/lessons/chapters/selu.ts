import { lessonFrom, told, type Decision } from '../judging/judge.ts';
import { onlyDiffersIfSeveral, SELU_LECUN } from '../judging/conditions.ts';
import { learns, lossSentences } from '../judging/lossSentence.ts';
import { medianOf, measure } from '../judging/measure.ts';
import type { Setting } from '../judging/outcome.ts';
import { ACCURACY, BASELINE, DEAD, GRADIENT, GRADIENT_BIRTH, gradientSize, LOSS } from '../judging/readings.ts';
import { say } from '../judging/words.ts';
import { standingOf, validationMargin } from '../../core/diagnosis/baseline.ts';
import { headingOf } from '../headings.ts';

function decide(settings: readonly [Setting, ...Setting[]]): Decision {
  const isPulledAway = settings.every((setting) => (medianOf(setting, gradientSize) ?? 0) > 0);
  const isLearning = settings.some(learns);
  return {
    verdicts: [told(isPulledAway), told(isLearning)],
    answer: answerOf(settings),
    explanation: [say('units.cannot-die'), ...gradientSentences(settings), ...lossSentences(settings)],
  };
}

/** By the setting with most AlphaDropout, the article's own. */
function answerOf(settings: readonly Setting[]): string | null {
  const shown = settings.toSorted((a, b) => alphaDropoutOf(b) - alphaDropoutOf(a))[0];
  const loss = shown === undefined ? null : medianOf(shown, ({ validationLoss }) => validationLoss);
  const best = shown?.outcomes[0]?.baseline ?? null;
  return loss === null || best === null ? null : standingOf(loss, best);
}

function alphaDropoutOf({ experiment }: Setting): number {
  return Math.max(...experiment.layers.map(({ alphaDropout }) => alphaDropout));
}

function gradientSentences(settings: readonly Setting[]): readonly string[] {
  const shown = settings.flatMap((setting) => {
    const gradient = medianOf(setting, gradientSize);
    return gradient === null ? [] : [{ setting, gradient }];
  });
  const smallest = Math.min(...shown.map(({ gradient }) => gradient));
  const alive = shown.length === 0 || smallest === 0 ? [] : [say('gradients.alive', { gradient: smallest })];
  const plain = shown.find(({ setting }) => alphaDropoutOf(setting) === 0);
  const dropping = shown.findLast(({ setting }) => alphaDropoutOf(setting) > 0);
  if (plain === undefined || dropping === undefined || plain.gradient === 0) return alive;
  const ratio = dropping.gradient / plain.gradient;
  return [...alive, say(ratio > 1 && learnsNoMore(dropping.setting, plain.setting) ? 'gradients.dropout-larger' : 'gradients.dropout-not-larger', { ratio })];
}

/** Whether the loss of one setting does not lie below the other's by more than chance. */
function learnsNoMore(one: Setting, other: Setting): boolean {
  const [a, b] = [medianOf(one, ({ validationLoss }) => validationLoss), medianOf(other, ({ validationLoss }) => validationLoss)];
  return a !== null && b !== null && !(a < b - validationMargin(one.experiment));
}

/** The article's last network, with its dropout and without. */
export const selu = lessonFrom({
  ...headingOf('selu'),
  claim: {
    section: 'Solution? 6. Does changing activations help?',
    text: 'SELU with lecun_normal and AlphaDropout comes to the rescue: its gradients are pulled away from zero and its outputs are small but not zero.',
    parts: [
      { text: 'SELU pulls the gradients away from zero', isReason: false },
      { text: 'That comes to the rescue: the network learns', isReason: true },
    ],
  },
  prediction: {
    question: 'Where does the validation loss end with AlphaDropout?',
    options: [
      { id: 'below', text: 'Below the best constant’s' },
      { id: 'at', text: 'At the best constant’s' },
      { id: 'above', text: 'Above it' },
    ],
  },
  conditions: [onlyDiffersIfSeveral('alpha_dropout', 'AlphaDropout'), SELU_LECUN],
  numbersOf: (settings) => measure(settings, [DEAD, GRADIENT, GRADIENT_BIRTH, LOSS, BASELINE, ACCURACY]),
  decide,
});
