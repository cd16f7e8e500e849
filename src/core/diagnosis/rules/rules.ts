import { deadLayer } from './deadLayer.ts';
import { explodingGradient } from './explodingGradient.ts';
import { lossNotDecreasing } from './lossNotDecreasing.ts';
import { nothingToLearn } from './nothingToLearn.ts';
import { notFinite } from './notFinite.ts';
import type { Rule } from '../finding.ts';
import { targetOutOfReach } from './targetOutOfReach.ts';
import { vanishingGradient } from './vanishingGradient.ts';

/** All rules, by the id that findings carry, in the order in which equally severe findings are listed. */
export const RULES = {
  'not-finite': notFinite,
  'dead-layer': deadLayer,
  'target-out-of-reach': targetOutOfReach,
  'exploding-gradient': explodingGradient,
  'vanishing-gradient': vanishingGradient,
  'loss-not-decreasing': lossNotDecreasing,
  'nothing-to-learn': nothingToLearn,
} as const satisfies Readonly<Record<string, Rule>>;
