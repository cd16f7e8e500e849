import { decaysOf } from '../../core/experiment/decays.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { layoutOf, trainRowsOf } from '../../core/experiment/layout.ts';
import { operatedOf } from '../../core/experiment/schedule.ts';
import { OPTIMIZERS } from '../../core/vocabulary/optimizers.ts';
import { createAllocation } from './passes/allocation.ts';
import { gather, scatter } from './layouts/atlas.ts';
import { deepPlan } from './layouts/deep/deepPlan.ts';
import type { Plan, PlanRequest } from './layouts/plan.ts';
import { shallowPlan } from './layouts/shallow/shallowPlan.ts';
import { fitsOneDraw, wholePlan } from './layouts/whole/wholePlan.ts';
import type { DataPool } from './rows/dataPool.ts';
import { fillOrder, orderShape } from './rows/rowOrder.ts';
import type { FusedContext } from './passes/fusedContext.ts';
import { uploadRows } from './passes/gpuTexture.ts';
import { preparePasses, type PassList } from './passes/pass.ts';
import { anyDropout, replicaTable, tableWidth } from './layouts/replicaTable.ts';
import { LINE } from './rows/sample.glsl.ts';
import { createStateSide, readState, writeState, type ReplicaState, type StateSide } from './layouts/state.ts';

/**
 * R networks of one architecture in training, a handful of draws a step for all of them. Parameters, slots, batches and
 * the tally of losses stay on the GPU; nothing is read back unless asked for. Everything has one entry per replica.
 */
export interface FusedTraining {
  /** Name of the layout. */
  readonly plan: string;
  /** Bytes of textures, data sets not counted. */
  readonly bytes: number;
  /** Sets the training rows of every batch of an epoch, each an array of row numbers in the order of training. */
  writeOrder(rowsAt: readonly Uint32Array[]): void;
  /** Draws `count` updates; the first is number `step` of all and `inEpoch` of its epoch, both from 0. Does not wait. */
  issueSteps(step: number, inEpoch: number, count: number): void;
  write(replicas: readonly ReplicaState[]): void;
  /** Reads when the GPU has done all that was issued; slots only when asked for. Rejects with an `EngineError`. */
  read(withSlots: boolean): Promise<readonly ReplicaState[]>;
  /** Parameters before the last of the updates that were issued since `write`; there must be one. Reads and rejects as `read`. */
  readPrevious(): Promise<readonly Float32Array[]>;
  dispose(): void;
}

/**
 * Compiles what is missing and allocates; `pause` lets other work in meanwhile. The data pool stays the caller's. Parameters
 * are 0 until `write`.
 */
export async function createFusedTraining(context: FusedContext, experiments: readonly Experiment[], pool: DataPool, pause: () => Promise<void>): Promise<FusedTraining> {
  const [first] = experiments;
  if (first === undefined) throw new RangeError('There is no network to train.');
  const { gl, programs, runner } = context;
  const { rate, slots } = OPTIMIZERS[first.optimizer];
  const { optimizerStart } = operatedOf(first);
  const decays = experiments.map(decaysOf);
  const rule = { id: first.optimizer, decays: decays.some((each) => each !== null) };
  const trainRows = trainRowsOf(first);
  const batchSize = Math.min(first.batchSize, trainRows);
  const dropout = anyDropout(experiments);
  const plan = choosePlan({ experiments, layout: layoutOf(first), batchSize, rule, dropout });
  plan.sources.forEach((source) => programs.request(source));
  const shape = orderShape(trainRows, batchSize);
  const allocation = createAllocation(gl);
  const { a, b, ...textures } = context.use(() => {
    const order = allocation.texture('uint', LINE, shape.lines * experiments.length);
    const table = allocation.texture('uint', tableWidth(first.layers.length), experiments.length);
    const places = pool.firstTexels.map((firstTexel, replica) => ({ firstTexel, firstLine: replica * shape.lines }));
    uploadRows(gl, table, 0, replicaTable(experiments, places, dropout));
    const decay = rule.decays ? allocation.texture('float', plan.atlas.width, plan.atlas.height) : null;
    if (decay !== null) {
      const texels = new Float32Array(4 * plan.atlas.width * plan.atlas.height);
      decays.forEach((each, replica) => each !== null && scatter(plan.atlas, replica, each, texels));
      uploadRows(gl, decay, 0, texels);
    }
    return { order, table, inputs: pool.texture, a: createStateSide(allocation, plan.atlas, slots, decay), b: createStateSide(allocation, plan.atlas, slots, decay) };
  });
  await programs.settled(plan.sources, pause);
  const passes = context.use((): readonly [PassList, PassList] => {
    const built = plan.build(allocation, textures, (source) => programs.get(source));
    const between = (from: StateSide, to: StateSide): PassList => preparePasses([...built.forward(from), ...built.backward(from, to)]);
    return [between(a, b), between(b, a)];
  });

  const entries = new Uint32Array(4 * LINE * shape.lines);
  const batch = new Int32Array(4);
  const rates = new Float32Array(2);
  let parity: 0 | 1 = 0;
  const current = (): StateSide => (parity === 0 ? a : b);
  const previous = (): StateSide => (parity === 0 ? b : a);

  return {
    plan: plan.name,
    bytes: allocation.bytes,
    writeOrder(rowsAt) {
      context.use(() =>
        rowsAt.forEach((rowAt, replica) => {
          fillOrder(shape, rowAt, pool.labels[replica] ?? new Uint8Array(0), entries);
          uploadRows(gl, textures.order, replica * shape.lines, entries);
        }),
      );
    },
    issueSteps(step, inEpoch, count) {
      context.use(() => {
        for (let i = 0; i < count; i++) {
          const place = inEpoch + i;
          batch[0] = step + i;
          batch[1] = place * shape.texelsPerStep;
          batch[2] = Math.min(batchSize, trainRows - place * batchSize);
          rates[0] = rate(1, step + i + 1 - optimizerStart);
          rates[1] = place === 0 ? 0 : 1;
          runner.run(passes[parity], { batch, rates });
          parity = parity === 0 ? 1 : 0;
        }
      });
    },
    write: (replicas) => context.use(() => writeState(gl, current(), plan.atlas, replicas)),
    async read(withSlots) {
      const indices = withSlots ? [0, 1, 2].slice(0, 1 + slots) : [0];
      const [texels = new Float32Array(0), ...slotTexels] = await readState(context, current(), plan.atlas, experiments.length, indices);
      return experiments.map((_, replica) => {
        const tally = plan.atlas.tally + plan.atlas.originOf(replica);
        return {
          parameters: gather(plan.atlas, replica, texels),
          slots: slotTexels.map((slot) => gather(plan.atlas, replica, slot)),
          lossSum: (texels[tally] ?? NaN) + (texels[tally + 1] ?? NaN),
          correctCount: texels[tally + 2] ?? NaN,
        };
      });
    },
    async readPrevious() {
      const [texels = new Float32Array(0)] = await readState(context, previous(), plan.atlas, experiments.length, [0]);
      return experiments.map((_, replica) => gather(plan.atlas, replica, texels));
    },
    dispose: () => allocation.free(),
  };
}

/** The layout that takes the fewest milliseconds for a shape, see `docs/adr/0001-fused-kernels.md`. */
function choosePlan(request: PlanRequest): Plan {
  if (request.layout.layers.length > 2) return deepPlan(request);
  return fitsOneDraw(request) ? wholePlan(request) : shallowPlan(request);
}
