import type { Experiment } from '../../../core/experiment/experiment.ts';
import { layoutOf, probeRowsOf, trainRowsOf, type NetworkLayout } from '../../../core/experiment/layout.ts';
import type { Evaluation, ProbeReading } from '../../../core/telemetry/probeReading.ts';
import type { RowSet } from '../../trainer.ts';
import { createAllocation } from '../passes/allocation.ts';
import type { DataPool } from '../rows/dataPool.ts';
import { deepPlan } from '../layouts/deep/deepPlan.ts';
import { createEvaluation, evaluationSources } from './evaluation.ts';
import type { FusedContext } from '../passes/fusedContext.ts';
import { uploadRows } from '../passes/gpuTexture.ts';
import { createLargest, largestSources } from './largestPreActivations.ts';
import { preparePasses } from '../passes/pass.ts';
import { probeTogether } from './probe.ts';
import { replicaTable, tableWidth } from '../layouts/replicaTable.ts';
import { createRowChunks, type RowRange } from '../rows/rowChunks.ts';
import { LINE } from '../rows/sample.glsl.ts';
import { sequentialLines, sequentialOrder } from '../rows/rowOrder.ts';
import { createStateSide, writeState } from '../layouts/state.ts';

/** Bytes of layer values that replicas may take together; more of them go in groups. */
const VALUE_BYTES = 128 * 2 ** 20;

/** Looks at networks, dropout off: losses over row sets, probes, largest pre-activations. */
export interface FusedTelemetry {
  /** Everything takes flat parameters, one per replica, and gives as many results. */
  evaluate(parameters: readonly Float32Array[], rows: RowSet): Promise<readonly Evaluation[]>;
  probe(parameters: readonly Float32Array[]): Promise<readonly Omit<ProbeReading, 'previous'>[]>;
  largestPreActivations(parameters: readonly Float32Array[], rows: RowRange): Promise<readonly Float32Array[]>;
  dispose(): void;
}

/** Compiles what is missing and allocates; `pause` lets other work in, then and later. The data pool stays the caller's. */
export async function createFusedTelemetry(context: FusedContext, experiments: readonly Experiment[], pool: DataPool, pause: (share?: number) => Promise<void>): Promise<FusedTelemetry> {
  const [first] = experiments;
  if (first === undefined) throw new RangeError('There is no network to look at.');
  const { gl, programs } = context;
  const layout = layoutOf(first);
  const trainRows = trainRowsOf(first);
  const probeRows = probeRowsOf(first);
  const together = replicasTogether(layout, probeRows, experiments.length);
  const plan = deepPlan({ experiments: experiments.slice(0, together), layout, batchSize: probeRows, rule: { id: 'keep_gradient', decays: false }, dropout: false });
  const sources = [...plan.sources, ...evaluationSources, ...largestSources];
  sources.forEach((source) => programs.request(source));

  const allocation = createAllocation(gl);
  const linesEach = sequentialLines(trainRows, first.rows);
  const places = pool.firstTexels.map((firstTexel, replica) => ({ firstTexel, firstLine: replica * linesEach }));
  const textures = context.use(() => {
    const order = allocation.texture('uint', LINE, linesEach * experiments.length);
    pool.labels.forEach((labels, replica) => uploadRows(gl, order, replica * linesEach, sequentialOrder(trainRows, labels)));
    return { order, inputs: pool.texture, table: allocation.texture('uint', tableWidth(first.layers.length), together) };
  });
  await programs.settled(sources, pause);

  const { built, state, result, evaluation, largest } = context.use(() => {
    const built = plan.build(allocation, textures, (source) => programs.get(source));
    const state = createStateSide(allocation, plan.atlas, 1);
    const chunks = createRowChunks(context, { layout, together, rows: first.rows, trainRows, probeRows, forward: (count) => preparePasses(built.forward(state, count)), pause });
    return {
      built,
      state,
      result: createStateSide(allocation, plan.atlas, 1),
      evaluation: createEvaluation(context, allocation, built, chunks, together),
      largest: createLargest(context, allocation, built, chunks, layout, together),
    };
  });
  const probePasses = preparePasses([...built.forward(state), ...built.backward(state, result)]);

  /** Makes the networks from `start` on the ones that the plan works on; past the end the last one is repeated. */
  function load(start: number, parameters: readonly Float32Array[]): void {
    const replicas = Array.from({ length: together }, (_, index) => Math.min(start + index, experiments.length - 1));
    const pick = <T>(list: readonly T[]): T[] => replicas.flatMap((replica) => list.slice(replica, replica + 1));
    context.use(() => {
      uploadRows(gl, textures.table, 0, replicaTable(pick(experiments), pick(places), false));
      writeState(gl, state, plan.atlas, pick(parameters).map((flat) => ({ parameters: flat, slots: [], lossSum: 0, correctCount: 0 })));
    });
  }

  /** Runs `read` for every group of networks and gathers what it says of each. */
  async function inGroups<T>(parameters: readonly Float32Array[], read: () => Promise<(replica: number) => T>): Promise<readonly T[]> {
    const results: T[] = [];
    for (let start = 0; start < experiments.length; start += together) {
      load(start, parameters);
      const resultOf = await read();
      for (let replica = 0; replica < Math.min(together, experiments.length - start); replica++) results.push(resultOf(replica));
      await pause();
    }
    return results;
  }

  return {
    evaluate: (parameters, rows) => inGroups(parameters, () => evaluation(rows)),
    probe: (parameters) => inGroups(parameters, () => probeTogether(context, { layout, atlas: plan.atlas, built, result, together, probeRows, passes: probePasses, pause })),
    largestPreActivations: (parameters, rows) => inGroups(parameters, () => largest(rows)),
    dispose: () => allocation.free(),
  };
}

/** How many networks' values fit together: z, outputs and deltas of every unit on the probe. */
function replicasTogether({ unitCount }: NetworkLayout, probeRows: number, replicas: number): number {
  return Math.max(1, Math.min(replicas, Math.floor(VALUE_BYTES / (3 * 4 * unitCount * probeRows))));
}
