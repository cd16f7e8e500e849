import { judgeAt, type Decision } from '../judging/judge.ts';
import type { Lesson } from '../lesson.ts';
import { learns, lossSentences, nameOf } from '../judging/lossSentence.ts';
import { medianOf, measure, type Question } from '../judging/measure.ts';
import type { Setting } from '../judging/outcome.ts';
import { ACCURACY, BASELINE, BORN_DEAD, LOSS, DEAD, DEAD_LAST } from '../judging/readings.ts';
import { say } from '../judging/words.ts';
import { SEED_SPREAD } from '../judging/thresholds.ts';

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
  const without = medianOf(plain, dead.of);
  const changes = others.map((setting) => ({ setting, share: medianOf(setting, dead.of) }));
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

/** Five times the rows, drawn the same way. */
export const moreData: Lesson = {
  id: 'more-data',
  title: 'More data',
  question: 'Does five times the data, drawn the same way, keep units alive?',
  claim: { section: 'Solution? 1. Does increasing data size help?', text: 'No: new rows from the same distribution are of no use.' },
  link: 'compare=rows:200000|1000000',
  quickLink: 'rows=20000&lr=0.01&batch=256&compare=rows:20000|100000',
  until: 'end',
  prediction: { question: 'With five times the rows, how many units are dead at the end?', options: REMEDY_OPTIONS },
  judge: judgeRemedy(DEAD),
};

/** The first experiment with and without dropout. */
export const dropout: Lesson = {
  id: 'dropout',
  title: 'Dropout',
  question: 'Does dropout keep units alive?',
  claim: { section: 'Solution? 2. Does adding Dropouts help?', text: 'Dropout has nothing to do with what a ReLU puts out, so it has little effect on dead units.' },
  link: 'compare=dropout:0|0.25|0.5',
  quickLink: 'rows=20000&lr=0.01&batch=256&compare=dropout:0|0.25|0.5',
  until: 'end',
  prediction: { question: 'With half of the units dropped in every step, how many units are dead at the end?', options: REMEDY_OPTIONS },
  judge: judgeRemedy(DEAD),
};

/** One, three and five layers side by side. */
export const moreLayers: Lesson = {
  id: 'more-layers',
  title: 'More layers',
  question: 'One, three and five layers, all else equal: what is left of the last one?',
  claim: { section: 'Solution? 3. Does adding more layers help?', text: 'No, more layers do not solve it.' },
  link: 'compare=hidden:64|64,64,64|64,64,64,64,64',
  quickLink: 'rows=20000&lr=0.01&batch=256&compare=hidden:64|64,64,64|64,64,64,64,64',
  until: 'end',
  prediction: { question: 'With five layers, how many units of the last hidden layer are dead at the end, against one layer?', options: REMEDY_OPTIONS },
  judge: judgeRemedy(DEAD_LAST),
};
