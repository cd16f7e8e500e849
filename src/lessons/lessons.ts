import { bornDeadByDepth, bornDeadFourInputs } from './bornDeadByDepth.ts';
import { bornDeadByWidth } from './bornDeadByWidth.ts';
import { control } from './control.ts';
import { deadYetAccurate } from './deadYetAccurate.ts';
import { dropout } from './dropout.ts';
import { initializers } from './initializers.ts';
import { leakySlope } from './leakySlope.ts';
import type { Lesson } from './lesson.ts';
import { moreData } from './moreData.ts';
import { moreEpochs } from './moreEpochs.ts';
import { moreLayers } from './moreLayers.ts';
import { negativeBias } from './negativeBias.ts';
import { negativeKernels } from './negativeKernels.ts';
import { negativeKernelsDeep } from './negativeKernelsDeep.ts';
import { oneLayer } from './oneLayer.ts';
import { otherActivations } from './otherActivations.ts';
import { scale } from './scale.ts';
import { selu } from './selu.ts';
import { targetOutOfReach } from './targetOutOfReach.ts';
import { threeLayers } from './threeLayers.ts';

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
