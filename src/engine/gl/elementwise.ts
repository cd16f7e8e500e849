import { engine, type Tensor } from '@tensorflow/tfjs-core';
import type { GPGPUProgram, MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';

/** An element-wise program over tensors of one shape, or broadcast to it. */
export interface Elementwise {
  /** GLSL definitions that the statements call; each distinct one is included once. */
  readonly functions?: readonly string[];
  /** Tensors by the name of the GLSL float that holds their element. The first one gives the shape. */
  readonly tensors: Readonly<Record<string, Tensor>>;
  /** Floats by name: uniforms, so that another value needs no other shader. */
  readonly uniforms?: Readonly<Record<string, number>>;
  /** GLSL statements before the result. */
  readonly statements?: string;
  /** GLSL expression of the result. */
  readonly result: string;
}

/** Runs a program of our own through TensorFlow.js; the result belongs to the surrounding `tidy`. */
export function runProgram(backend: MathBackendWebGL, program: GPGPUProgram, inputs: readonly Tensor[], uniforms: number[][]): Tensor {
  return engine().makeTensorFromTensorInfo(backend.compileAndRun(program, [...inputs], 'float32', uniforms), backend);
}

/** Computes one tensor element by element. */
export function elementwise(backend: MathBackendWebGL, { functions, tensors, uniforms, statements, result }: Elementwise): Tensor {
  const names = Object.keys(tensors);
  const inputs = Object.values(tensors);
  const constants = Object.entries(uniforms ?? {});
  const program: GPGPUProgram = {
    variableNames: names.map((name) => `${name}Tensor`),
    outputShape: inputs[0]?.shape ?? [],
    customUniforms: constants.map(([name]) => ({ name, type: 'float' })),
    userCode: `
      ${[...new Set(functions)].join('\n')}
      void main() {
        ${names.map((name) => `float ${name} = get${name.charAt(0).toUpperCase()}${name.slice(1)}TensorAtOutCoords();`).join('\n')}
        ${statements ?? ''}
        setOutput(${result});
      }`,
  };
  return runProgram(backend, program, inputs, constants.map(([, value]) => [value]));
}
