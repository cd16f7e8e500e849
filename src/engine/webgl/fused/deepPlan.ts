import type { ActivationId } from '../../../core/vocabulary/activations.ts';
import { isCheap } from './activation.glsl.ts';
import { deepBackward } from './deepBackward.glsl.ts';
import type { DeepOptions } from './deepCommon.glsl.ts';
import { deepForward, deepHead } from './deepForward.glsl.ts';
import { deepGradient, deepUpdate, LAYER_RECTANGLES, LAYER_VIEWPORT } from './deepGradient.glsl.ts';
import { deepAtlas, deepShape, type DeepLayer } from './deepShape.ts';
import type { Pass } from './pass.ts';
import type { Plan, PlanRequest, ShaderSource } from './plan.ts';
import { inputTexels } from './shallow.glsl.ts';
import { stateReads } from './shallowPlan.ts';
import type { StateSide } from './state.ts';
import { WHOLE_VIEWPORT } from './vertex.glsl.ts';

/**
 * 2L + 3 framebuffers a step for L hidden layers: each layer forward; the output unit; each layer backward; all
 * gradients, a draw a layer into one framebuffer; the update.
 */
export function deepPlan({ experiments, layout, batchSize, rule, dropout }: PlanRequest): Plan {
  const [experiment] = experiments;
  if (experiment === undefined) throw new RangeError('There is no network to train.');
  const replicas = experiments.length;
  const shape = deepShape(layout, replicas);
  const atlas = deepAtlas(layout, shape);
  const ids: readonly ActivationId[] = experiment.activation.map(({ id }) => id);
  const hidden = ids.length;
  const samples = !dropout && ids.every(isCheap) ? 4 : 2;
  const options: DeepOptions = { samples, dropout, inputTexels: inputTexels(experiment.inputs) };
  const idAt = (index: number): ActivationId => ids[index] ?? 'linear';
  const idBelow = (index: number): ActivationId | null => (index === 0 ? null : idAt(index - 1));

  const whole = (fragment: string): ShaderSource => ({ vertex: WHOLE_VIEWPORT, fragment });
  const forward = ids.map((id, index) => whole(deepForward(options, id, idBelow(index))));
  const keepsZ = rule === 'keep_gradient';
  const head = whole(deepHead(options, experiment, idAt(hidden - 1), keepsZ));
  const backward = ids.map((id, index) => whole(deepBackward(options, id, index === hidden - 1 ? 'head' : 'layer')));
  const gradient = layout.layers.map(({ isOutput }, index): ShaderSource => ({ vertex: replicas === 1 ? LAYER_VIEWPORT : LAYER_RECTANGLES, fragment: deepGradient(options, idBelow(index), isOutput ? 'head' : 'layer') }));
  const update = whole(deepUpdate(rule));

  return {
    name: `deep ${samples}`,
    atlas,
    sources: [...forward, head, ...backward, ...gradient, update],
    build(allocation, { order, inputs, table }, programOf) {
      const columns = Math.ceil(batchSize / samples);
      const quads = Math.ceil(batchSize / 4);
      const valueTextures = shape.rows.map((rows) => allocation.texture('float', columns, Math.max(1, rows * replicas), 4));
      const deltaTextures = shape.rows.map((rows) => allocation.texture('float', columns, Math.max(1, rows * replicas), samples));
      const headTexture = allocation.texture('float', 2 * replicas, quads);
      const gradients = allocation.texture('float', atlas.width, atlas.height / 4, 4);
      const valueTargets = valueTextures.map((texture) => allocation.framebuffer([0, 1, 2, 3].map((layer) => ({ texture, layer }))));
      const deltaTargets = deltaTextures.map((texture) => allocation.framebuffer([0, 1, 2, 3].slice(0, samples).map((layer) => ({ texture, layer }))));
      const outputTexture = keepsZ ? allocation.texture('float', 2 * replicas, quads) : null;
      const headTarget = allocation.framebuffer([headTexture, outputTexture].flatMap((texture) => (texture === null ? [] : [{ texture, layer: 0 }])));
      const gradientTarget = allocation.framebuffer([0, 1, 2, 3].map((layer) => ({ texture: gradients, layer })));
      /** Of the parity of the hidden layer at an index, whose number is one more. */
      const ofLayer = <T>(pair: readonly T[], index: number): T => at(pair, (index + 1) % 2);

      /** `own`: whose values or deltas are written; `parameters`: whose kernel is read; `read`: whose rows are read in a loop. */
      const constants = (own: number, parameters: number, read: number): Int32Array => {
        const o = at(shape.layers, own);
        const p = at(shape.layers, parameters);
        const r: Pick<DeepLayer, 'firstRow' | 'unitGroups'> = shape.layers[read] ?? { firstRow: 0, unitGroups: 0 };
        return Int32Array.of(
          ...[o.firstRow * replicas, o.unitGroups, o.units, own + 1],
          ...[p.x, p.y, p.inputGroups, shape.columns],
          ...[shape.width, shape.height, r.firstRow * replicas, r.unitGroups],
          ...[atlas.width, atlas.height / 4, o.unitGroups, 0],
        );
      };
      const rowsOf = (index: number): Pass['viewport'] => {
        const { firstRow, unitGroups } = at(shape.layers, index);
        return [0, firstRow * replicas, columns, unitGroups * replicas];
      };

      const gradientViewport = (index: number): Pass['viewport'] => {
        const { x, y, inputGroups, unitGroups } = at(shape.layers, index);
        return replicas === 1 ? [x, y / 4, inputGroups + 1, unitGroups] : [0, 0, atlas.width, atlas.height / 4];
      };
      const draw = (from: StateSide, source: ShaderSource, framebuffer: WebGLFramebuffer, viewport: Pass['viewport'], shapeOf: Int32Array, reads: Pass['reads'], rectangles = 0): Pass => ({
        program: programOf(source),
        framebuffer,
        viewport,
        shape: shapeOf,
        reads: [['order', order], ['inputs', inputs], ['table', table], ...stateReads(from), ...reads],
        rectangles,
      });

      return {
        head: headTexture,
        layers: ids.map((_, index) => {
          const { firstRow, unitGroups } = at(shape.layers, index);
          return { texture: ofLayer(valueTextures, index), framebuffer: ofLayer(valueTargets, index), samples, firstRow: firstRow * replicas, unitGroups };
        }),
        output: outputTexture === null ? null : { texture: outputTexture, framebuffer: headTarget },
        forward: (from) => [
          ...forward.map((source, index) =>
            draw(from, source, ofLayer(valueTargets, index), rowsOf(index), constants(index, index, index - 1), index === 0 ? [] : [['values', ofLayer(valueTextures, index - 1)]]),
          ),
          draw(from, head, headTarget, [0, 0, 2 * replicas, quads], constants(hidden, hidden, hidden - 1), [['values', ofLayer(valueTextures, hidden - 1)]]),
        ],
        backward: (from, to) => [
          ...backward
            .map((source, index) =>
              draw(from, source, ofLayer(deltaTargets, index), rowsOf(index), constants(index, index + 1, index + 1), [
                ['values', ofLayer(valueTextures, index)],
                index === hidden - 1 ? ['head', headTexture] : ['deltas', ofLayer(deltaTextures, index + 1)],
              ]),
            )
            .reverse(),
          ...gradient.map((source, index) =>
            draw(
              from,
              source,
              gradientTarget,
              gradientViewport(index),
              constants(index, index, index - 1),
              [
                ...(index === 0 ? [] : [['values', ofLayer(valueTextures, index - 1)] as const]),
                index === hidden ? ['head', headTexture] : ['deltas', ofLayer(deltaTextures, index)],
              ],
              replicas === 1 ? 0 : replicas,
            ),
          ),
          draw(from, update, to.framebuffer, [0, 0, atlas.width, atlas.height], Int32Array.of(shape.width, shape.height, ...shape.tally, shape.columns, 0, 0, 0), [
            ['gradients', gradients],
            ['head', headTexture],
          ]),
        ],
      };
    },
  };
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError(`There is no entry ${index}.`);
  return item;
}
