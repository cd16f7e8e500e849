import { bornDeadShare, judgeBornDead, measureBornDead } from './bornDeadShares.ts';
import { judgeAt, optionFor, type Decision } from './judge.ts';
import type { Lesson } from './lesson.ts';
import type { Setting } from './outcome.ts';
import { say } from './say.ts';

/** The depth that the prediction asks about. */
const ASKED_DEPTH = 10;

function decide(settings: readonly Setting[]): Decision {
  const asked = settings.find(({ experiment }) => experiment.hidden.length === ASKED_DEPTH);
  const answer = asked === undefined ? null : optionFor(bornDeadShare(asked), [[0.25, 'few'], [0.75, 'half'], [Infinity, 'most']]);
  const judged = judgeBornDead(settings) ?? { verdict: 'undecided', explanation: [say('born.no-theory')] };
  return { ...judged, answer };
}

const OPTIONS: Lesson['prediction'] = {
  question: 'How many networks of ten hidden layers of two units are born dead?',
  options: [
    { id: 'few', text: 'Fewer than a quarter' },
    { id: 'half', text: 'About half' },
    { id: 'most', text: 'More than three quarters' },
  ],
};

const judge = judgeAt('birth', measureBornDead, decide);

/** Networks born dead as depth grows: one input, where theory has bounds. */
export const bornDeadByDepth: Lesson = {
  id: 'born-dead-by-depth',
  title: 'Born dead by depth',
  question: 'A narrow network gets deeper. How often is a whole layer dead before the first step?',
  claim: { section: null, text: 'With one input on a symmetric box, the share of networks born dead lies between the bounds of Lu, Shin, Su and Karniadakis, and tends to 1 with depth.' },
  link: 'data=symmetric-box&inputs=1&rows=1000&hidden=2&epochs=1&seeds=128&sweep=depth:1..20',
  quickLink: 'data=symmetric-box&inputs=1&rows=1000&hidden=2&epochs=1&seeds=64&sweep=depth:1|2|3|5|10|20',
  until: 'birth',
  prediction: OPTIONS,
  judge,
};

/** The same with the article's four inputs, where the bounds do not hold. */
export const bornDeadFourInputs: Lesson = {
  id: 'born-dead-four-inputs',
  title: 'Born dead with four inputs',
  question: 'The article’s four inputs in place of one: are as many networks born dead?',
  claim: { section: null, text: 'With four inputs on the negative box no bound is known; the shares agree with a Monte Carlo reference, and depth still kills.' },
  link: 'rows=4000&hidden=2&epochs=1&seeds=128&sweep=depth:1..20',
  quickLink: 'rows=4000&hidden=2&epochs=1&seeds=64&sweep=depth:1|2|3|5|10|20',
  until: 'birth',
  prediction: OPTIONS,
  judge,
};
