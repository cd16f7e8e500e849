import { judgeRemedy, REMEDY_OPTIONS } from './judgeRemedy.ts';
import type { Lesson } from './lesson.ts';
import { DEAD_LAST } from './readings.ts';

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
