import { judgeRemedy, REMEDY_OPTIONS } from './judgeRemedy.ts';
import type { Lesson } from './lesson.ts';
import { DEAD } from './readings.ts';

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
