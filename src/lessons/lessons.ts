import { bornDeadByDepth, bornDeadFourInputs, bornDeadByWidth } from './chapters/bornDead.ts';
import { changingLabels } from './chapters/changingLabels.ts';
import { control } from './chapters/control.ts';
import { deadYetAccurate } from './chapters/deadYetAccurate.ts';
import { dropout, moreData, moreLayers } from './chapters/remedies.ts';
import { initializers } from './chapters/initializers.ts';
import { leakySlope } from './chapters/leakySlope.ts';
import type { LessonId } from './headings.ts';
import type { Lesson } from './lesson.ts';
import { whoKilled } from './chapters/whoKilled.ts';
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
import { watchALineLeave } from './chapters/watchALineLeave.ts';

/** The chapter of each heading: the article's questions in its order, then ours. */
const CHAPTERS: Readonly<Record<LessonId, Lesson>> = {
  'one-layer': oneLayer,
  'three-layers': threeLayers,
  'more-data': moreData,
  dropout,
  'more-layers': moreLayers,
  'more-epochs': moreEpochs,
  initializers,
  'negative-kernels': negativeKernels,
  'other-activations': otherActivations,
  selu,
  control,
  'dead-yet-accurate': deadYetAccurate,
  'watch-a-line-leave': watchALineLeave,
  'who-killed': whoKilled,
  'changing-labels': changingLabels,
  'negative-kernels-deep': negativeKernelsDeep,
  'born-dead-by-depth': bornDeadByDepth,
  'born-dead-by-width': bornDeadByWidth,
  'born-dead-four-inputs': bornDeadFourInputs,
  scale,
  'negative-bias': negativeBias,
  'target-out-of-reach': targetOutOfReach,
  'leaky-slope': leakySlope,
};

/** Every lesson with its judge, in that order. The page loads this when a lesson is opened; what it knows before stands in `headings.ts`. */
export const LESSONS: readonly Lesson[] = Object.values(CHAPTERS);

/** The lesson of a link's `lesson` key; null for an id that there is none of. */
export function lessonOf(id: string): Lesson | null {
  return LESSONS.find((lesson) => lesson.id === id) ?? null;
}
