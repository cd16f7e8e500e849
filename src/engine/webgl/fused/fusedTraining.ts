import type { Experiment } from '../../../core/experiment/experiment.ts';
import { layoutOf } from '../../../core/experiment/layout.ts';
import { OPTIMIZERS } from '../../../core/vocabulary/optimizers.ts';
import { createAllocation } from './allocation.ts';
import { gather } from './atlas.ts';
import { createDataPool, type DataSet } from './dataPool.ts';
import { fillOrder, orderShape } from './epochOrder.ts';
import type { FusedContext } from './fusedContext.ts';
import { uploadRows } from './gpuTexture.ts';
import { preparePasses } from './pass.ts';
import { choosePlan } from './choosePlan.ts';
import { deepPlan } from './deepPlan.ts';
import { anyDropout, replicaTable, tableWidth } from './replicaTable.ts';
import { LINE } from './sample.glsl.ts';
import { createStateSide, readTexels, writeState, type ReplicaState } from './state.ts';
import type { UpdateRule } from './update.glsl.ts';

export interface FusedTrainingOptions {
  /** Rows that an epoch goes through, and how many at once. */
  readonly rows: number;
  readonly batchSize: number;
  /** The experiments' optimizer, or `keep_gradient`, which leaves parameters alone. */
  readonly rule: UpdateRule;
  /** Whether dropout is on. */
  readonly dropout: boolean;
  /** Whether every layer's values are wanted, as probes do, rather than the fewest draws. */
  readonly layered?: boolean;
  /** One per replica. */
  readonly dataSets: readonly DataSet[];
  /** Lets other work in while shaders compile. */
  readonly pause: () => Promise<void>;
}

/** Losses of the batches since the epoch began. */
export interface EpochSums {
  readonly lossSum: number;
  readonly correctCount: number;
}

/**
 * R networks of one architecture in training, a handful of draws a step for all of them. Parameters, slots, batches and
 * the tally of losses stay on the GPU; nothing is read back unless asked for. Everything has one entry per replica.
 */
export interface FusedTraining {
  /** Name of the layout. */
  readonly plan: string;
  readonly bytes: number;
  readonly steps: number;
  /** Sets the rows of every batch to come, each an array `[rows]` of row numbers. */
  writeOrder(rowsAt: readonly Uint32Array[]): void;
  /** Draws `count` updates of which `step` (from 0) is the first and the `inEpoch`-th (from 0) of the epoch. Does not wait. */
  issueSteps(step: number, inEpoch: number, count: number): void;
  write(replicas: readonly ReplicaState[]): void;
  /** Blocks until the GPU has done all that was issued. */
  readParameters(): { readonly parameters: readonly Float32Array[]; readonly sums: readonly EpochSums[] };
  readSlots(): readonly (readonly Float32Array[])[];
  dispose(): void;
}

/** Compiles what is missing, uploads the data and allocates. Parameters are 0 until `write`. */
export async function createFusedTraining(context: FusedContext, experiments: readonly Experiment[], options: FusedTrainingOptions): Promise<FusedTraining> {
  const [first] = experiments;
  if (first === undefined) throw new RangeError('There is no network to train.');
  const { gl, programs, runner } = context;
  const { rule, dataSets } = options;
  const dropout = options.dropout && anyDropout(experiments);
  const batchSize = Math.min(options.batchSize, options.rows);
  const request = { experiments, layout: layoutOf(first), batchSize, rule, dropout };
  const plan = options.layered === true ? deepPlan(request) : choosePlan(request);
  plan.sources.forEach((source) => programs.request(source));
  const shape = orderShape(options.rows, batchSize);
  const allocation = createAllocation(gl);

  const made = context.use(() => {
    const pool = createDataPool(gl, experiments, dataSets);
    const inputs = allocation.adopt(pool.texture);
    const order = allocation.texture('uint', LINE, shape.lines * experiments.length);
    const table = allocation.texture('uint', tableWidth(first.hidden.length), experiments.length);
    uploadRows(gl, table, 0, replicaTable(experiments, pool.firstTexels, dropout));
    const slots = rule === 'keep_gradient' ? 1 : OPTIMIZERS[rule].slots;
    return { inputs, order, table, sides: [createStateSide(allocation, plan.atlas, slots), createStateSide(allocation, plan.atlas, slots)] as const };
  });
  await programs.settled(plan.sources, options.pause);
  const [a, b] = made.sides;
  const passes = context.use(() => {
    const between = plan.build(allocation, made, (source) => programs.get(source));
    return [preparePasses(between(a, b)), preparePasses(between(b, a))] as const;
  });

  const labels = dataSets.map((dataSet) => dataSet.labels);
  const entries = new Uint32Array(4 * LINE * shape.lines);
  const batch = Int32Array.of(0, 0, 0, shape.lines);
  const rates = new Float32Array(2);
  const rateOf = (step: number): number => (rule === 'keep_gradient' ? 0 : OPTIMIZERS[rule].rate(1, step));
  let parity: 0 | 1 = 0;
  const current = (): typeof a => (parity === 0 ? a : b);

  return {
    plan: plan.name,
    bytes: allocation.bytes,
    steps: shape.steps,
    writeOrder(rowsAt) {
      context.use(() =>
        rowsAt.forEach((rowAt, replica) => {
          fillOrder(shape, rowAt, labels[replica] ?? new Uint8Array(0), entries);
          uploadRows(gl, made.order, replica * shape.lines, entries);
        }),
      );
    },
    issueSteps(step, inEpoch, count) {
      context.use(() => {
        for (let i = 0; i < count; i++) {
          const place = inEpoch + i;
          batch[0] = step + i;
          batch[1] = place * shape.texelsPerStep;
          batch[2] = Math.min(batchSize, shape.rows - place * batchSize);
          rates[0] = rateOf(step + i + 1);
          rates[1] = place === 0 ? 0 : 1;
          runner.run(passes[parity], { batch, rates });
          parity = parity === 0 ? 1 : 0;
        }
      });
    },
    write: (replicas) => context.use(() => writeState(gl, current(), plan.atlas, replicas)),
    readParameters() {
      const texels = context.use(() => readTexels(gl, current(), 0));
      return {
        parameters: experiments.map((_, replica) => gather(plan.atlas, replica, texels)),
        sums: experiments.map((_, replica) => {
          const at = plan.atlas.tally + plan.atlas.originOf(replica);
          return { lossSum: (texels[at] ?? NaN) + (texels[at + 1] ?? NaN), correctCount: texels[at + 2] ?? NaN };
        }),
      };
    },
    readSlots() {
      const slots = context.use(() => a.textures.slice(1).map((_, slot) => readTexels(gl, current(), slot + 1)));
      return experiments.map((_, replica) => slots.map((texels) => gather(plan.atlas, replica, texels)));
    },
    dispose: () => allocation.free(),
  };
}
