import { sum, type Tensor } from '@tensorflow/tfjs-core';
import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { TARGETS } from '../../core/experiment/dataFields.ts';
import { ACTIVATIONS } from '../../core/vocabulary/activations.ts';
import { LOSSES } from '../../core/vocabulary/losses.ts';
import { elementwise, type Elementwise } from './elementwise.ts';

/** The output unit's z and the labels (0 or 1) of the same rows, both `[1, n]`. */
export interface OutputRows {
  readonly z: Tensor;
  readonly label: Tensor;
}

/**
 * Sum of the rows' losses, a scalar. The first `skip` rows do not count: a last chunk may overlap the one
 * before it and so have the same shape.
 */
export function lossSum(backend: MathBackendWebGL, experiment: Experiment, { z, label }: OutputRows, skip = 0): Tensor {
  const program = outputProgram(experiment, { z, label }, 'skip > 0. && float(getOutputCoords().y) < skip ? 0. : loss', skip);
  return sum(elementwise(backend, program));
}

/** Number of rows whose output lies on the side of its target, a scalar. The middle, and NaN, count as the low side. */
export function correctCount(backend: MathBackendWebGL, experiment: Experiment, { z, label }: OutputRows, skip = 0): Tensor {
  const program = outputProgram(
    experiment,
    { z, label },
    'float(getOutputCoords().y) >= skip && positive == (label > .5) ? 1. : 0.',
    skip,
  );
  return sum(elementwise(backend, program));
}

/** Derivative of the rows' **mean** loss with respect to z, `[1, n]`. */
export function outputDelta(backend: MathBackendWebGL, experiment: Experiment, { z, label }: OutputRows): Tensor {
  return elementwise(backend, outputProgram(experiment, { z, label }, `delta / ${z.size}.`, 0));
}

function outputProgram(experiment: Experiment, tensors: { z: Tensor; label: Tensor }, result: string, skip: number): Elementwise {
  const activation = ACTIVATIONS[experiment.output].glsl;
  const loss = LOSSES[experiment.loss].glsl;
  const [low, high] = TARGETS[experiment.targets].values;
  const judgesLogit = experiment.output === 'sigmoid' && low + high === 1;
  return {
    functions: [...(activation.functions ?? []), ...(loss.functions ?? [])],
    tensors,
    uniforms: { low, high, skip },
    statements: `
      float y = low + label * (high - low);
      float a = ${activation.value};
      float slope = ${activation.derivative};
      float loss = ${loss.value};
      float delta = ${loss.derivative};
      bool positive = ${judgesLogit ? 'z > 0.' : 'a > .5 * (low + high)'};`,
    result,
  };
}
