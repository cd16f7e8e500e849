import { bornDeadByDepth, bornDeadFourInputs, bornDeadByWidth } from './chapters/bornDead.ts';
import { control } from './chapters/control.ts';
import { deadYetAccurate } from './chapters/deadYetAccurate.ts';
import { dropout, moreData, moreLayers } from './chapters/remedies.ts';
import { initializers } from './chapters/initializers.ts';
import { leakySlope } from './chapters/leakySlope.ts';
import type { Lesson } from './lesson.ts';
import { moreEpochs } from './chapters/moreEpochs.ts';
import { negativeBias } from './chapters/negativeBias.ts';
import { negativeKernels } from './chapters/negativeKernels.ts';
import { negativeKernelsDeep } from './chapters/negativeKernelsDeep.ts';
import { oneLayer } from './chapters/oneLayer.ts';
import { otherActivations } from './chapters/otherActivations.ts';
import { scale } from './chapters/scale.ts';
import { selu } from './chapters/selu.ts';
import { targetOutOfReach } from './chapters/targetOutOfReach.ts';
import { threeLayers } from './chapters/threeLayers.ts';

/** Every lesson: the article's questions in its order, then ours. */
export const LESSONS: readonly Lesson[] = [
  oneLayer,
  threeLayers,
  moreData,
  dropout,
  moreLayers,
  moreEpochs,
  initializers,
  negativeKernels,
  otherActivations,
  selu,
  control,
  deadYetAccurate,
  negativeKernelsDeep,
  bornDeadByDepth,
  bornDeadByWidth,
  bornDeadFourInputs,
  scale,
  negativeBias,
  targetOutOfReach,
  leakySlope,
];

/** The lesson of a link's `lesson` key; null for an id that there is none of. */
export function lessonOf(id: string): Lesson | null {
  return LESSONS.find((lesson) => lesson.id === id) ?? null;
}
