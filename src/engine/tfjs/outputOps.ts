import type { Tensor } from '@tensorflow/tfjs-core';
import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { predictionOf } from '../../core/experiment/birth/prediction.ts';
import { ACTIVATIONS } from '../../core/vocabulary/activations.ts';
import { LOSSES } from '../../core/vocabulary/losses.ts';
import { WHERE_FINITE } from '../../core/vocabulary/stableGlsl.ts';
import { elementwise, runProgram } from '../gl/elementwise.ts';

/**
 * Rows summed in one fragment. Few, because a float32 sum is rounded in proportion to itself: many short sums
 * added up in float64 are more exact than a long one.
 */
const WINDOW = 4;

/** The output unit's z and the labels (0 or 1) of the same rows, both `[1, n]`. */
export interface OutputRows {
  readonly z: Tensor;
  readonly label: Tensor;
}

/**
 * Losses (row 0) and correct predictions (row 1) summed over every four rows, `[2, ⌈n / 4⌉]`. A prediction is
 * correct when the output lies on its target's side; the middle, and NaN, count as the low side. The first
 * `skip` rows do not count: a last chunk may overlap the one before it and so have the same shape.
 */
export function outputSums(backend: MathBackendWebGL, experiment: Experiment, { z, label }: OutputRows, skip = 0): Tensor {
  const { functions, low, high, judgesLogit, activation, loss } = outputGlsl(experiment);
  const program = {
    variableNames: ['zTensor', 'labelTensor'],
    outputShape: [2, Math.ceil(z.size / WINDOW)],
    customUniforms: [{ name: 'skip', type: 'int' as const }],
    userCode: `
      ${functions}
      void main() {
        ivec2 at = getOutputCoords();
        float sum = 0.;
        for (int i = 0; i < ${WINDOW}; i++) {
          int row = at.y * ${WINDOW} + i;
          if (row < skip) continue;
          if (row >= ${z.size}) break;
          float z = getZTensor(0, row);
          float label = getLabelTensor(0, row);
          float y = ${low}. + label * ${high - low}.;
          float a = ${activation.value};
          bool positive = ${judgesLogit ? 'z > 0.' : `a > .5 * ${low + high}.`};
          sum += at.x == 0 ? whereFinite(z, ${loss.value}) : positive == (label > .5) ? 1. : 0.;
        }
        setOutput(sum);
      }`,
  };
  return runProgram(backend, program, [z, label], [[skip]]);
}

/** Derivative of the rows' **mean** loss with respect to z, `[1, n]`. */
export function outputDelta(backend: MathBackendWebGL, experiment: Experiment, { z, label }: OutputRows): Tensor {
  const { functions, low, high, activation, loss } = outputGlsl(experiment);
  return elementwise(backend, {
    functions: [functions],
    tensors: { z, label },
    statements: `
      float y = ${low}. + label * ${high - low}.;
      float a = ${activation.value};
      float slope = ${activation.derivative};`,
    result: `${loss.derivative} / ${z.size}.`,
  });
}

function outputGlsl({ output, loss: lossId, targets }: Experiment) {
  const activation = ACTIVATIONS[output].glsl;
  const loss = LOSSES[lossId].glsl;
  return { functions: [...new Set([...(activation.functions ?? []), ...(loss.functions ?? []), WHERE_FINITE])].join('\n'), ...predictionOf({ output, targets }), activation, loss };
}
