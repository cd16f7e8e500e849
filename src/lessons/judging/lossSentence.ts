import { hasLearnt } from '../../core/diagnosis/baseline.ts';
import type { PartVerdict } from '../lesson.ts';
import { formatLoss } from '../../core/words/numbers.ts';
import { medianOf } from './measure.ts';
import { isLearnable, type Setting } from './outcome.ts';
import { say } from './words.ts';

/** Whether most networks of a setting have got below the best constant. */
export function learns({ outcomes }: Setting): boolean {
  return outcomes.filter((outcome) => hasLearnt(outcome.experiment, outcome.facts, outcome) === true).length * 2 > outcomes.length;
}

/**
 * Whether the dead units are why a network does not learn: not where there is nothing to learn; so where a layer is severed, since
 * nothing can be learnt through it; else that is not known until they are taken away alone.
 */
export function causeOfStandstill({ experiment, outcomes }: Setting): { readonly verdict: PartVerdict['verdict']; readonly sentence: string } {
  if (!isLearnable(experiment)) return { verdict: 'does-not-hold', sentence: say('cause.coin-flips') };
  const severed = outcomes.filter(({ dead }) => dead.includes(1)).length;
  return severed * 2 > outcomes.length ? { verdict: 'holds', sentence: say('cause.severed') } : { verdict: 'undecided', sentence: say('cause.untried') };
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
  const baseline = setting.outcomes[0]?.baseline;
  if (loss === null || accuracy === null || baseline === null || baseline === undefined) return say('loss.unjudged');
  const kind = learns(setting) ? 'learnt' : 'stuck';
  const values = { loss, accuracy, best: baseline.text, margin: baseline.margin };
  return setting.label === null ? say(`loss.${kind}`, values) : say(`loss.${kind}-in`, { setting: setting.label, ...values });
}

function coinFlipSentence(flips: readonly Setting[]): readonly string[] {
  const losses = flips.flatMap((setting) => medianOf(setting, ({ validationLoss }) => validationLoss) ?? []);
  const best = flips[0]?.outcomes[0]?.baseline?.text;
  if (losses.length === 0 || best === undefined) return [];
  const [low, high] = [Math.min(...losses), Math.max(...losses)];
  return [formatLoss(low) === formatLoss(high) ? say('loss.coin-flips', { loss: low, best }) : say('loss.coin-flips-range', { low, high, best })];
}

/** The compared value, or what a setting that stands alone is called. */
export function nameOf({ label }: Setting): string {
  return label ?? 'The network';
}
