import { judgeRemedy, REMEDY_OPTIONS } from './judgeRemedy.ts';
import type { Lesson } from './lesson.ts';
import { DEAD } from './readings.ts';

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
