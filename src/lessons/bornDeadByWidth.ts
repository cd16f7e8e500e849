import { bornDeadShare, judgeBornDead, measureBornDead } from './bornDeadShares.ts';
import { judgeAt, optionFor, type Decision } from './judge.ts';
import type { Lesson } from './lesson.ts';
import type { Setting } from './outcome.ts';
import { say } from './say.ts';

/** The share below which the prediction calls networks born dead rare. */
const RARE = 0.1;

function decide(settings: readonly Setting[]): Decision {
  const rareFrom = settings.find((setting) => bornDeadShare(setting) < RARE)?.experiment.hidden[0] ?? Infinity;
  const judged = judgeBornDead(settings) ?? { verdict: 'undecided', explanation: [say('born.no-theory')] };
  return { ...judged, answer: optionFor(rareFrom, [[5, 'narrow'], [9, 'middle'], [Infinity, 'wide']]) ?? 'wide' };
}

const NINE_LAYERS = Array.from({ length: 9 }, () => 2).join(',');

/** Networks born dead as width grows, nine hidden layers deep. */
export const bornDeadByWidth: Lesson = {
  id: 'born-dead-by-width',
  title: 'Born dead by width',
  question: 'Nine hidden layers get wider. When does it become rare to be born dead?',
  claim: { section: null, text: 'Width protects: with one input on a symmetric box the share of networks born dead falls with the width, between the bounds of Lu, Shin, Su and Karniadakis.' },
  link: `data=symmetric-box&inputs=1&rows=1000&hidden=${NINE_LAYERS}&epochs=1&seeds=128&sweep=width:1..16`,
  quickLink: `data=symmetric-box&inputs=1&rows=1000&hidden=${NINE_LAYERS}&epochs=1&seeds=64&sweep=width:2..10`,
  until: 'birth',
  prediction: {
    question: 'From which width on are fewer than one in ten of the networks born dead?',
    options: [
      { id: 'narrow', text: '4 or fewer units a layer' },
      { id: 'middle', text: '5 to 8 units' },
      { id: 'wide', text: 'More than 8 units' },
    ],
  },
  judge: judgeAt('birth', measureBornDead, decide),
};
