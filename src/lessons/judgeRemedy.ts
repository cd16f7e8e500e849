import { judgeAt, type Decision } from './judge.ts';
import type { Lesson } from './lesson.ts';
import { learns, lossSentences, nameOf } from './lossSentence.ts';
import { measure, middle, type Question } from './measure.ts';
import type { Setting } from './outcome.ts';
import { ACCURACY, BASELINE, BORN_DEAD, LOSS } from './readings.ts';
import { say } from './say.ts';
import { SEED_SPREAD } from './thresholds.ts';

/**
 * Judges the claim that something does not help: the first setting is without it, the others have it. It does not
 * hold when one of the others learns and the first does not, or ends with fewer dead units than seeds alone can
 * explain. `dead` says which units are counted. The answers are `fewer`, `same`, `more`, by the last setting.
 */
export function judgeRemedy(dead: Question): Lesson['judge'] {
  return judgeAt(
    'end',
    (settings) => measure(settings, [dead, BORN_DEAD, LOSS, BASELINE, ACCURACY]),
    ([plain, ...others]) => decide(plain, others, dead),
  );
}

function decide(plain: Setting, others: readonly Setting[], dead: Question): Decision | null {
  const without = middle(plain, dead.of);
  const changes = others.map((setting) => ({ setting, share: middle(setting, dead.of) }));
  const last = changes.at(-1);
  if (last === undefined || without === null) return null;
  const helped = changes.filter(({ setting, share }) => (learns(setting) && !learns(plain)) || share === null || share < without - SEED_SPREAD);
  return {
    verdict: helped.length > 0 ? 'does-not-hold' : 'holds',
    answer: last.share === null ? null : kindOf(last.share, without),
    explanation: [...changes.map(({ setting, share }) => changeSentence(setting, share, without)), ...lossSentences([plain, ...others])],
  };
}

function changeSentence(setting: Setting, share: number | null, plain: number): string {
  if (share === null) return say('units.cannot-die');
  return say(`remedy.${kindOf(share, plain)}`, { setting: nameOf(setting), dead: share, plain, spread: SEED_SPREAD });
}

function kindOf(share: number, plain: number): 'fewer' | 'same' | 'more' {
  if (share < plain - SEED_SPREAD) return 'fewer';
  return share > plain + SEED_SPREAD ? 'more' : 'same';
}

/** What a reader can expect of a remedy. */
export const REMEDY_OPTIONS: Lesson['prediction']['options'] = [
  { id: 'fewer', text: 'Clearly fewer' },
  { id: 'same', text: 'About as many' },
  { id: 'more', text: 'Clearly more' },
];
