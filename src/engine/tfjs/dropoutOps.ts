import type { Tensor } from '@tensorflow/tfjs-core';
import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { seedsOf } from '../../core/experiment/birth/seeds.ts';
import { streamKey } from '../../core/random/streams.ts';
import { dropoutOf, type Dropout } from '../../core/vocabulary/dropout.ts';
import { runProgram } from '../gl/elementwise.ts';
import { THREEFRY } from '../gl/threefry.glsl.ts';

/** Dropout of a layer with the key of its draws. */
export interface KeyedDropout extends Dropout {
  readonly key: readonly [number, number];
}

/** The dropout or AlphaDropout of each hidden layer; null where there is none. */
export function keyedDropoutsOf(experiment: Experiment): readonly (KeyedDropout | null)[] {
  const { dropout: seed } = seedsOf(experiment);
  return experiment.layers.map((layer, index) => {
    const dropout = dropoutOf(layer);
    return dropout === null ? null : { ...dropout, key: [seed, streamKey('dropout', index + 1)] };
  });
}

/** Applies the masks of an update (`step` from 0) to a layer's outputs `[units, rows of the batch]`. */
export function dropOutputs(backend: MathBackendWebGL, dropout: KeyedDropout, step: number, outputs: Tensor): Tensor {
  return maskedMap(backend, dropout, step, outputs);
}

/** Takes a gradient back through `dropOutputs`, drawing the same masks. */
export function dropGradient(backend: MathBackendWebGL, dropout: KeyedDropout, step: number, gradient: Tensor): Tensor {
  return maskedMap(backend, { ...dropout, shift: 0, dropped: 0 }, step, gradient);
}

function maskedMap(backend: MathBackendWebGL, { key, threshold, scale, shift, dropped }: KeyedDropout, step: number, x: Tensor): Tensor {
  const program = {
    variableNames: ['x'],
    outputShape: x.shape,
    customUniforms: [
      { name: 'key', type: 'ivec2' as const },
      { name: 'step_', type: 'int' as const },
      { name: 'threshold', type: 'int' as const },
      { name: 'scale', type: 'float' as const },
      { name: 'shift', type: 'float' as const },
      { name: 'dropped', type: 'float' as const },
    ],
    userCode: `
      ${THREEFRY}
      void main() {
        ivec2 unitAndRow = getOutputCoords();
        int unit = unitAndRow.x;
        int row = unitAndRow.y;
        uvec2 words = threefry2x32(uvec2(key), uvec2(uint(step_), uint(row * 128 + unit / 2)));
        uint word = (unit & 1) == 0 ? words.x : words.y;
        setOutput((word >> 9) < uint(threshold) ? dropped : scale * getXAtOutCoords() + shift);
      }`,
  };
  return runProgram(backend, program, [x], [[key[0] | 0, key[1] | 0], [step | 0], [threshold], [scale], [shift], [dropped]]);
}
