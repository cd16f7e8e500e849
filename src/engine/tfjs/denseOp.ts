import { engine, type Tensor } from '@tensorflow/tfjs-core';
import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import { ACTIVATIONS, type ActivationChoice } from '../../core/vocabulary/activations.ts';

/** One layer on n rows. */
export interface Dense {
  /** `[units, fanIn]` */
  readonly kernel: Tensor;
  /** `[units, 1]` */
  readonly bias: Tensor;
  /** `[fanIn, n]`, or `[n, fanIn]` when `rowMajor`. */
  readonly layerInput: Tensor;
  readonly rowMajor: boolean;
  /** Null gives z itself. */
  readonly activation: ActivationChoice | null;
}

/**
 * f(kernel · input + bias), `[units, n]`, in one draw: where only the outputs are wanted, some five times
 * faster than an op each for product, bias and activation. Works on packed textures, 2 × 2 entries a texel;
 * entries beyond the matrix are set to 0, as the next product needs them. To be called in a `tidy`.
 */
export function dense(backend: MathBackendWebGL, { kernel, bias, layerInput, rowMajor, activation }: Dense): Tensor {
  const [units = 0, fanIn = 0] = kernel.shape;
  const rows = layerInput.shape[rowMajor ? 0 : 1] ?? 0;
  const { value, functions = [] } = activation === null ? { value: 'z' } : ACTIVATIONS[activation.id].glsl;
  const program = {
    variableNames: ['kernel', 'bias', 'layerInput'],
    outputShape: [units, rows],
    packedInputs: true,
    packedOutput: true,
    customUniforms: [{ name: 'p', type: 'float' as const }],
    userCode: `
      ${functions.join('\n')}
      float activation(float z) { return ${value}; }
      void main() {
        ivec2 at = getOutputCoords();
        vec4 z = getBias(at.x, 0).xxzz;
        for (int i = 0; i < ${fanIn}; i += 2) {
          vec4 k = getKernel(at.x, i);
          vec4 x = getLayerInput(${rowMajor ? 'at.y, i' : 'i, at.y'});
          z += k.xxzz * ${rowMajor ? 'x.xzxz' : 'x.xyxy'};
          z += k.yyww * ${rowMajor ? 'x.ywyw' : 'x.zwzw'};
        }
        vec4 a = vec4(activation(z.x), activation(z.y), activation(z.z), activation(z.w));
        if (at.y + 1 >= ${rows}) a.yw = vec2(0);
        if (at.x + 1 >= ${units}) a.zw = vec2(0);
        setOutput(a);
      }`,
  };
  const keepsPacked = true;
  const result = backend.compileAndRun(program, [kernel, bias, layerInput], 'float32', [[activation?.parameters[0] ?? 0]], keepsPacked);
  return engine().makeTensorFromTensorInfo(result, backend);
}
