import type { Tensor } from '@tensorflow/tfjs-core';
import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import type { Experiment, Layer } from '../../core/experiment/experiment.ts';
import { seedsOf } from '../../core/experiment/seeds.ts';
import { dropThreshold, streamKey } from '../../core/random/streams.ts';
import { alphaDropoutOf, DROPPED_VALUE } from '../../core/vocabulary/alphaDropout.ts';
import { runProgram } from '../gl/elementwise.ts';
import { THREEFRY } from '../gl/threefry.glsl.ts';

/** What happens to the outputs of a hidden layer in training: a kept a becomes scale · a + shift, a dropped one `dropped`. */
export interface LayerDropout {
  readonly key: readonly [number, number];
  readonly threshold: number;
  readonly scale: number;
  readonly shift: number;
  readonly dropped: number;
}

/** The dropout or AlphaDropout of each hidden layer; null where there is none. */
export function layerDropoutsOf(experiment: Experiment): readonly (LayerDropout | null)[] {
  return experiment.layers.map((layer, index) => dropoutOf(layer, [seedsOf(experiment).dropout, streamKey('dropout', index + 1)]));
}

function dropoutOf({ dropout: rate, alphaDropout: alphaRate }: Layer, key: LayerDropout['key']): LayerDropout | null {
  if (alphaRate > 0) {
    const { scale, shift } = alphaDropoutOf(alphaRate);
    return { key, threshold: dropThreshold(alphaRate), scale, shift, dropped: scale * DROPPED_VALUE + shift };
  }
  return rate > 0 ? { key, threshold: dropThreshold(rate), scale: 1 / (1 - rate), shift: 0, dropped: 0 } : null;
}

/** Applies the masks of an update (`step` from 0) to a layer's outputs `[units, rows of the batch]`. */
export function dropOutputs(backend: MathBackendWebGL, dropout: LayerDropout, step: number, outputs: Tensor): Tensor {
  return maskedMap(backend, dropout, step, outputs);
}

/** Takes a gradient back through `dropOutputs`, drawing the same masks. */
export function dropGradient(backend: MathBackendWebGL, dropout: LayerDropout, step: number, gradient: Tensor): Tensor {
  return maskedMap(backend, { ...dropout, shift: 0, dropped: 0 }, step, gradient);
}

function maskedMap(backend: MathBackendWebGL, { key, threshold, scale, shift, dropped }: LayerDropout, step: number, x: Tensor): Tensor {
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
