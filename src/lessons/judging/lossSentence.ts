import { hasLearnt } from '../../core/diagnosis/baseline.ts';
import { medianOf } from './measure.ts';
import { isLearnable, type Setting } from './outcome.ts';
import { say } from './words.ts';

/** Whether most networks of a setting have got below the best constant. */
export function learns({ outcomes }: Setting): boolean {
  return outcomes.filter((outcome) => hasLearnt(outcome.experiment, outcome.facts, outcome) === true).length * 2 > outcomes.length;
}

/**
 * What the losses show: coin flips leave nothing to learn (said once, for all settings that have them), a network
 * learnt, or it is stuck at the best constant.
 */
export function lossSentences(settings: readonly Setting[]): readonly string[] {
  const learnable = settings.filter(({ experiment }) => isLearnable(experiment));
  const flips = settings.filter(({ experiment }) => !isLearnable(experiment));
  return [...learnable.map(learnableSentence), ...coinFlipSentence(flips)];
}

function learnableSentence(setting: Setting): string {
  const loss = medianOf(setting, ({ validationLoss }) => validationLoss);
  const accuracy = medianOf(setting, ({ validationAccuracy }) => validationAccuracy);
  const best = setting.outcomes[0]?.baseline?.text;
  if (loss === null || accuracy === null || best === undefined) return say('loss.unjudged');
  const kind = learns(setting) ? 'learnt' : 'stuck';
  return setting.label === null ? say(`loss.${kind}`, { loss, best, accuracy }) : say(`loss.${kind}-in`, { setting: setting.label, loss, best, accuracy });
}

function coinFlipSentence(flips: readonly Setting[]): readonly string[] {
  const losses = flips.flatMap((setting) => medianOf(setting, ({ validationLoss }) => validationLoss) ?? []);
  const best = flips[0]?.outcomes[0]?.baseline?.text;
  if (losses.length === 0 || best === undefined) return [];
  const [low, high] = [Math.min(...losses), Math.max(...losses)];
  return [low === high ? say('loss.coin-flips', { loss: low, best }) : say('loss.coin-flips-range', { low, high, best })];
}

/** The compared value, or what a setting that stands alone is called. */
export function nameOf({ label }: Setting): string {
  return label ?? 'The network';
}
