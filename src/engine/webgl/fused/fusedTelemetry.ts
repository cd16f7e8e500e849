import type { Experiment } from '../../../core/experiment/experiment.ts';
import { layoutOf, probeRowsOf, trainRowsOf, type NetworkLayout } from '../../../core/experiment/layout.ts';
import type { Evaluation, ProbeReading } from '../../../core/telemetry/probeReading.ts';
import type { RowSet } from '../../trainer.ts';
import { contextLost } from '../fence.ts';
import { createAllocation } from './allocation.ts';
import { gather } from './atlas.ts';
import type { DataPool } from './dataPool.ts';
import { deepPlan } from './deepPlan.ts';
import type { FusedContext } from './fusedContext.ts';
import { uploadRows, type GpuTexture } from './gpuTexture.ts';
import { HEAD_SUMS, STRIPS, SUM_MARK } from './headSums.glsl.ts';
import { largest } from './largest.glsl.ts';
import { preparePasses, type Pass } from './pass.ts';
import { readProbeValues } from './probeValues.ts';
import { readRegions, readState } from './readTexels.ts';
import { replicaTable, tableWidth } from './replicaTable.ts';
import { LINE } from './sample.glsl.ts';
import { firstTexelOf, sequentialLines, sequentialOrder } from './sequentialOrder.ts';
import { createStateSide, writeState } from './state.ts';
import { createStepQueue } from './stepQueue.ts';
import { WHOLE_VIEWPORT } from './vertex.glsl.ts';

/** Bytes of layer values that replicas may take together; more of them go in groups. */
const VALUE_BYTES = 128 * 2 ** 20;
/** Multiply-adds of one chunk of an evaluation, some 10 ms on a software GPU. */
const CHUNK_WORK = 2e7;

/** Looks at networks, dropout off: losses over row sets, probes, largest pre-activations. */
export interface FusedTelemetry {
  /** Bytes of textures, data sets not counted. */
  readonly bytes: number;
  /** Everything takes flat parameters, one per replica, and gives as many results. */
  evaluate(parameters: readonly Float32Array[], rows: RowSet): Promise<readonly Evaluation[]>;
  probe(parameters: readonly Float32Array[]): Promise<readonly ProbeReading[]>;
  largestPreActivations(parameters: readonly Float32Array[], rows: RowSet | 'probe'): Promise<readonly Float32Array[]>;
  dispose(): void;
}

/** Compiles what is missing and allocates; `pause` lets other work in, then and later. The data pool stays the caller's. */
export async function createFusedTelemetry(context: FusedContext, experiments: readonly Experiment[], pool: DataPool, pause: () => Promise<void>): Promise<FusedTelemetry> {
  const [first] = experiments;
  if (first === undefined) throw new RangeError('There is no network to look at.');
  const { gl, programs, runner } = context;
  const layout = layoutOf(first);
  const trainRows = trainRowsOf(first);
  const probeRows = probeRowsOf(first);
  const together = replicasTogether(layout, probeRows, experiments.length);
  const chunkRows = 4 * Math.max(1, Math.floor(Math.min(probeRows, CHUNK_WORK / (layout.parameterCount * together)) / 4));
  const plan = deepPlan({ experiments: experiments.slice(0, together), layout, batchSize: probeRows, rule: 'keep_gradient', dropout: false });
  const sumsSource = { vertex: WHOLE_VIEWPORT, fragment: HEAD_SUMS };
  const largestSources = { hidden: { vertex: WHOLE_VIEWPORT, fragment: largest(false) }, output: { vertex: WHOLE_VIEWPORT, fragment: largest(true) } };
  const sources = [...plan.sources, sumsSource];
  sources.forEach((source) => programs.request(source));

  const allocation = createAllocation(gl);
  const linesEach = sequentialLines(trainRows, first.rows);
  const places = pool.firstTexels.map((firstTexel, replica) => ({ firstTexel, firstLine: replica * linesEach }));
  const textures = context.use(() => {
    const order = allocation.texture('uint', LINE, linesEach * experiments.length);
    pool.labels.forEach((labels, replica) => uploadRows(gl, order, replica * linesEach, sequentialOrder(trainRows, labels)));
    return { order, inputs: pool.texture, table: allocation.texture('uint', tableWidth(first.hidden.length), together) };
  });
  await programs.settled(sources, pause);

  const rowsOf = (set: RowSet | 'probe'): number => ({ train: trainRows, validation: first.rows - trainRows, probe: probeRows })[set];
  const mostChunks = Math.ceil(Math.max(rowsOf('train'), rowsOf('validation')) / chunkRows);
  const unitGroups = layout.layers.reduce((sum, { units }) => sum + Math.ceil(units / 4), 0);
  const made = context.use(() => {
    const built = plan.build(allocation, textures, (source) => programs.get(source));
    const state = createStateSide(allocation, plan.atlas, 1);
    const result = createStateSide(allocation, plan.atlas, 1);
    const target = (width: number, height: number): Target => {
      const texture = allocation.texture('float', width, height);
      return { texture, framebuffer: allocation.framebuffer([{ texture, layer: 0 }]) };
    };
    return {
      built,
      state,
      result,
      forward: preparePasses(built.forward(state)),
      backward: preparePasses(built.backward(state, result)),
      sums: target(Math.min(LINE, mostChunks), Math.ceil(mostChunks / LINE) * STRIPS * together),
      most: [target(unitGroups, together), target(unitGroups, together)] as const,
    };
  });
  const { built, state, forward } = made;
  const batch = new Int32Array(4);
  const rates = new Float32Array(2);

  /** Makes the networks from `start` on the ones that the plan works on; past the end the last one is repeated. */
  function load(start: number, parameters: readonly Float32Array[]): number {
    const replicas = Array.from({ length: together }, (_, index) => Math.min(start + index, experiments.length - 1));
    const pick = <T>(list: readonly T[]): T[] => replicas.flatMap((replica) => list.slice(replica, replica + 1));
    context.use(() => {
      uploadRows(gl, textures.table, 0, replicaTable(pick(experiments), pick(places), false));
      writeState(gl, state, plan.atlas, pick(parameters).map((flat) => ({ parameters: flat, slots: [], lossSum: 0, correctCount: 0 })));
    });
    return Math.min(together, experiments.length - start);
  }

  /** Runs `read` for every group of networks and gathers what it says of each. */
  async function inGroups<T>(parameters: readonly Float32Array[], read: () => Promise<(replica: number) => T>): Promise<readonly T[]> {
    const results: T[] = [];
    for (let start = 0; start < experiments.length; start += together) {
      const count = load(start, parameters);
      const resultOf = await read();
      for (let replica = 0; replica < count; replica++) results.push(resultOf(replica));
      await pause();
    }
    return results;
  }

  /** Takes a row set through the networks in chunks; `after` names the draws that follow on each. */
  async function throughChunks(set: RowSet | 'probe', after: (chunk: number) => readonly Pass[]): Promise<void> {
    const queue = createStepQueue(context.webgl);
    for (let chunk = 0; chunk * chunkRows < rowsOf(set); chunk++) {
      batch[1] = firstTexelOf(set, trainRows) + (chunk * chunkRows) / 4;
      batch[2] = Math.min(chunkRows, rowsOf(set) - chunk * chunkRows);
      context.use(() => runner.run([...forward, ...preparePasses(after(chunk))], { batch, rates }));
      await queue.groupIssued(1);
      await pause();
    }
  }

  async function evaluateGroup(set: RowSet): Promise<(replica: number) => Evaluation> {
    const { texture, framebuffer } = made.sums;
    const program = programs.get(sumsSource);
    const { head } = built;
    if (head === null) throw new RangeError('This plan does not keep its losses.');
    await throughChunks(set, (chunk) => {
      const row = Math.floor(chunk / LINE) * STRIPS * together;
      return [{ program, framebuffer, viewport: [chunk % LINE, row, 1, STRIPS * together], reads: [['head', head]], shape: Int32Array.of(row, 0, 0, 0), rectangles: 0 }];
    });
    const [texels = new Float32Array(0)] = await readRegions(context, [{ framebuffer, attachment: 0, x: 0, y: 0, width: texture.width, height: texture.height }]);
    const rows = rowsOf(set);
    const chunks = Math.ceil(rows / chunkRows);
    return (replica) => {
      const total = { loss: 0, accuracy: 0 };
      for (let chunk = 0; chunk < chunks; chunk++) {
        for (let strip = 0; strip < STRIPS; strip++) {
          const at = 4 * (((Math.floor(chunk / LINE) * together + replica) * STRIPS + strip) * texture.width + (chunk % LINE));
          if (texels[at + 3] !== SUM_MARK) throw contextLost();
          total.loss += texels[at] ?? NaN;
          total.accuracy += texels[at + 1] ?? NaN;
        }
      }
      return { loss: total.loss / rows, accuracy: total.accuracy / rows };
    };
  }

  async function probeGroup(): Promise<(replica: number) => ProbeReading> {
    const queue = createStepQueue(context.webgl);
    batch[1] = 0;
    batch[2] = probeRows;
    for (const pass of [...forward, ...made.backward]) {
      context.use(() => runner.run([pass], { batch, rates }));
      await queue.groupIssued(1);
      await pause();
    }
    const [parameters = new Float32Array(0), gradient = new Float32Array(0)] = await readState(context, made.result, plan.atlas, together, [0, 1]);
    const values = await readProbeValues(context, built);
    return (replica) => ({
      rows: probeRows,
      parameters: gather(plan.atlas, replica, parameters),
      gradient: gather(plan.atlas, replica, gradient),
      preActivations: layout.layers.map(({ isOutput, units }, index) => (isOutput ? values.output(probeRows, replica) : values.layer(index, units, probeRows, replica))),
    });
  }

  async function largestInGroup(set: RowSet | 'probe'): Promise<(replica: number) => Float32Array> {
    const { output } = built;
    if (output === null) throw new RangeError('This plan does not keep its values.');
    let [from, to] = made.most;
    context.use(() => uploadRows(gl, to.texture, 0, new Float32Array(4 * unitGroups * together).fill(-Infinity)));
    await throughChunks(set, () => {
      [from, to] = [to, from];
      let column = 0;
      return layout.layers.map(({ isOutput, units }, index): Pass => {
        const first = column;
        const groups = Math.ceil(units / 4);
        column += groups;
        const layer = built.layers[index];
        return {
          program: programs.get(isOutput ? largestSources.output : largestSources.hidden),
          framebuffer: to.framebuffer,
          viewport: [first, 0, groups, together],
          reads: [['parameters', from.texture], layer === undefined ? ['head', output.texture] : ['values', layer.texture]],
          shape: Int32Array.of(first, layer?.firstRow ?? 0, groups, Math.log2(layer?.samples ?? 4)),
          rectangles: 0,
        };
      });
    });
    const [texels = new Float32Array(0)] = await readRegions(context, [{ framebuffer: to.framebuffer, attachment: 0, x: 0, y: 0, width: unitGroups, height: together }]);
    return (replica) => {
      const result = new Float32Array(layout.unitCount);
      let group = unitGroups * replica;
      for (const { units, unitStart } of layout.layers) {
        for (let unit = 0; unit < units; unit++) result[unitStart + unit] = texels[4 * (group + (unit >> 2)) + (unit & 3)] ?? NaN;
        group += Math.ceil(units / 4);
      }
      return result;
    };
  }

  return {
    bytes: allocation.bytes,
    evaluate: (parameters, rows) => inGroups(parameters, () => evaluateGroup(rows)),
    probe: (parameters) => inGroups(parameters, probeGroup),
    largestPreActivations: (parameters, rows) => inGroups(parameters, () => largestInGroup(rows)),
    dispose: () => allocation.free(),
  };
}

interface Target {
  readonly texture: GpuTexture;
  readonly framebuffer: WebGLFramebuffer;
}

/** How many networks' values fit together: z, outputs and deltas of every unit on the probe. */
function replicasTogether({ unitCount }: NetworkLayout, probeRows: number, replicas: number): number {
  return Math.max(1, Math.min(replicas, Math.floor(VALUE_BYTES / (3 * 4 * unitCount * probeRows))));
}
