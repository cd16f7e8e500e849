import { deepConstants } from './deepConstants.ts';
import { deepAtlas, deepLayer, deepShape } from './deepShape.ts';
import { deepSources } from './deepSources.ts';
import type { RenderTarget, GpuTexture } from '../../passes/gpuTexture.ts';
import type { Pass } from '../../passes/pass.ts';
import type { Plan, PlanRequest, ShaderSource } from '../plan.ts';
import { stateReads, type StateSide } from '../state.ts';

/**
 * 2L + 3 framebuffers a step for L hidden layers: each layer forward; the output unit; each layer backward; all
 * gradients, a draw a layer into one framebuffer; the update. With the rule `keep_gradient` the output's
 * pre-activations are kept too.
 */
export function deepPlan(request: PlanRequest): Plan {
  const { experiments, layout, batchSize } = request;
  const replicas = experiments.length;
  const shape = deepShape(layout, replicas);
  const atlas = deepAtlas(layout, shape);
  const constants = deepConstants(shape, atlas, replicas);
  const keepsZ = request.rule.id === 'keep_gradient';
  const sources = deepSources(request, keepsZ);
  const { samples } = sources;
  const output = sources.forward.length;

  return {
    name: `deep, ${samples} samples a texel`,
    atlas,
    sources: [...sources.forward, sources.head, ...sources.backward, ...sources.gradient, sources.update],
    build(allocation, { order, inputs, table }, programOf) {
      const columnsOf = (rows: number): number => Math.ceil(rows / samples);
      const quadsOf = (rows: number): number => Math.ceil(rows / 4);
      const columns = columnsOf(batchSize);
      const quads = quadsOf(batchSize);
      const byParity = (layers: number): readonly Layered[] =>
        shape.rows.map((rows) => {
          const texture = allocation.texture('float', columns, Math.max(1, rows * replicas), layers);
          return { texture, framebuffer: allocation.framebuffer(layersOf(texture)) };
        });
      const values = byParity(4);
      const deltas = byParity(samples);
      const head = allocation.texture('float', 2 * replicas, quads);
      const outputZ = keepsZ ? allocation.texture('float', 2 * replicas, quads) : null;
      const headTarget = allocation.framebuffer([head, outputZ].flatMap((texture) => (texture === null ? [] : [{ texture, layer: 0 }])));
      const gradients = allocation.texture('float', atlas.width, atlas.height / 4, 4);
      const gradientTarget = allocation.framebuffer(layersOf(gradients));

      const draw = (from: StateSide, source: ShaderSource, pass: Pick<Pass, 'framebuffer' | 'viewport' | 'shape' | 'reads'>, rectangles = 0): Pass => ({
        ...pass,
        program: programOf(source),
        reads: [['order', order], ['inputs', inputs], ['table', table], ...stateReads(from), ...pass.reads],
        rectangles,
      });
      const valuesBelow = (index: number): Pass['reads'] => (index === 0 ? [] : [['values', ofLayer(values, index - 1).texture]]);
      const deltasOf = (index: number): Pass['reads'] => (index === output ? [['head', head]] : [['deltas', ofLayer(deltas, index).texture]]);
      const indexBelow = (index: number): number | null => (index === 0 ? null : index - 1);

      return {
        head,
        layers: sources.forward.map((_, index) => {
          const { firstRow, unitGroups } = deepLayer(shape, index);
          return { ...ofLayer(values, index), samples, firstRow: firstRow * replicas, unitGroups };
        }),
        output: outputZ === null ? null : { texture: outputZ, framebuffer: headTarget },
        forward: (from, rows = batchSize) => [
          ...sources.forward.map((source, index) =>
            draw(from, source, {
              framebuffer: ofLayer(values, index).framebuffer,
              viewport: constants.values(index, columnsOf(rows)),
              shape: constants.pass(index, index, indexBelow(index)),
              reads: valuesBelow(index),
            }),
          ),
          draw(from, sources.head, { framebuffer: headTarget, viewport: [0, 0, 2 * replicas, quadsOf(rows)], shape: constants.pass(output, output, output - 1), reads: valuesBelow(output) }),
        ],
        backward: (from, to) => [
          ...sources.backward
            .map((source, index) =>
              draw(from, source, {
                framebuffer: ofLayer(deltas, index).framebuffer,
                viewport: constants.values(index, columns),
                shape: constants.pass(index, index + 1, index + 1),
                reads: [['values', ofLayer(values, index).texture], ...deltasOf(index + 1)],
              }),
            )
            .toReversed(),
          ...sources.gradient.map((source, index) =>
            draw(
              from,
              source,
              {
                framebuffer: gradientTarget,
                viewport: constants.gradients(index),
                shape: constants.pass(index, index, indexBelow(index)),
                reads: [...valuesBelow(index), ...deltasOf(index)],
              },
              replicas === 1 ? 0 : replicas,
            ),
          ),
          draw(from, sources.update, {
            framebuffer: to.framebuffer,
            viewport: [0, 0, atlas.width, atlas.height],
            shape: constants.update,
            reads: [['gradients', gradients], ['head', head]],
          }),
        ],
      };
    },
  };
}

/** A texture array and a framebuffer of all its layers. */
interface Layered {
  readonly texture: GpuTexture;
  readonly framebuffer: WebGLFramebuffer;
}

function layersOf(texture: GpuTexture): readonly RenderTarget[] {
  return Array.from({ length: texture.layers }, (_, layer) => ({ texture, layer }));
}

/** That of the parity of the hidden layer at an index, whose number is one more. */
function ofLayer(pair: readonly Layered[], index: number): Layered {
  const layered = pair[(index + 1) % 2];
  if (layered === undefined) throw new RangeError('Layers come in two parities.');
  return layered;
}
