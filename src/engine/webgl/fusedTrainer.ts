import type { Experiment } from '../../core/experiment/experiment.ts';
import { initialParameters } from '../../core/experiment/birth/initialParameters.ts';
import { stepsPerEpochOf, trainRowsOf } from '../../core/experiment/layout.ts';
import { shuffledTrainRows } from '../../core/experiment/birth/shuffle.ts';
import { evaluationOf } from '../../core/telemetry/probeReading.ts';
import { unitActivityOf } from '../../core/telemetry/unitActivity.ts';
import { seedsOf } from '../../core/experiment/birth/seeds.ts';
import { rowSourcesOf } from '../rows/rowSource.ts';
import { stopOf, type Trainer, type TrainerContext } from '../trainer.ts';
import { createDataPool, type DataPool } from './rows/dataPool.ts';
import type { FusedContext } from './passes/fusedContext.ts';
import { createFusedTelemetry, type FusedTelemetry } from './telemetry/fusedTelemetry.ts';
import { createFusedTraining, type FusedTraining } from './fusedTraining.ts';
import type { ReplicaState } from './layouts/state.ts';
import { createStepQueue } from '../gl/stepQueue.ts';

/** What stands on the GPU once the data are drawn. */
interface Loaded {
  pool: DataPool;
  training: FusedTraining;
  telemetry: FusedTelemetry;
}

/**
 * Trains all replicas together in fused draws on a WebGL2 context. Its promises reject with an `EngineError` when the
 * context is lost or the GPU hangs, and as `breathe` does.
 */
export function createFusedTrainer(context: FusedContext, experiments: readonly Experiment[], { breathe }: TrainerContext): Trainer {
  const [first] = experiments;
  if (first === undefined) throw new RangeError('A trainer needs at least one experiment.');
  const stepsPerEpoch = stepsPerEpochOf(first);
  const trainRows = trainRowsOf(first);
  const queue = createStepQueue(context.webgl);
  const sources = rowSourcesOf(experiments);
  const atBirth = experiments.map((experiment): ReplicaState => ({ parameters: initialParameters(experiment), slots: [], lossSum: 0, correctCount: 0 }));
  let loading: Promise<Loaded> | null = null;
  let loaded: Loaded | null = null;
  let disposed = false;
  let step = 0;
  /** The step at which the epoch's sums were last taken; the next epoch begins without them. */
  let sumsTakenAt = -1;
  /** The step that was restored, or 0: updates before it are not this trainer's. */
  let startedAt = 0;
  /** Epoch whose order is on the GPU. */
  let orderOf = 0;
  /** The state after `step` updates, when it has been read. */
  let known: readonly ReplicaState[] | null = atBirth;

  async function load(): Promise<Loaded> {
    loading ??= prepare();
    loaded ??= await loading;
    return loaded;
  }

  async function prepare(): Promise<Loaded> {
    for (const source of new Set(sources)) await source.drawAll(breathe);
    const pool = context.use(() => createDataPool(context.gl, experiments, sources.map((source) => source.allRows())));
    const made: Partial<Loaded> & Pick<Loaded, 'pool'> = { pool };
    try {
      const training = await createFusedTraining(context, experiments, pool, breathe);
      made.training = training;
      const telemetry = await createFusedTelemetry(context, experiments, pool, breathe);
      training.write(known ?? atBirth);
      return { pool, training, telemetry };
    } catch (error) {
      free(made);
      throw error;
    }
  }

  function free({ pool, training, telemetry }: Partial<Loaded>): void {
    training?.dispose();
    telemetry?.dispose();
    if (pool !== undefined) context.gl.deleteTexture(pool.texture.texture);
  }

  async function writeOrder(training: FusedTraining, epoch: number): Promise<void> {
    if (orderOf === epoch) return;
    const orders = new Map<string, Uint32Array>();
    for (const experiment of experiments) {
      const key = `${seedsOf(experiment).shuffle}`;
      if (orders.has(key)) continue;
      const rows = new Uint32Array(trainRows);
      shuffledTrainRows(experiment, epoch, rows);
      orders.set(key, rows);
      await breathe();
    }
    training.writeOrder(experiments.map((experiment) => orders.get(`${seedsOf(experiment).shuffle}`) ?? new Uint32Array(trainRows)));
    orderOf = epoch;
  }

  async function state(withSlots = false): Promise<readonly ReplicaState[]> {
    const { training } = await load();
    if (known === null || withSlots) known = await training.read(withSlots);
    return known;
  }

  const parametersNow = async (): Promise<readonly Float32Array[]> => (await state()).map(({ parameters }) => parameters);

  return {
    experiments,
    stepsPerEpoch,
    get step() {
      return step;
    },
    async facts() {
      await load();
      return sources.map((source) => source.facts());
    },
    async advance(milliseconds, untilStep) {
      const { training } = await load();
      const started = performance.now();
      const stop = stopOf({ step, stepsPerEpoch }, untilStep);
      await writeOrder(training, Math.floor(step / stepsPerEpoch) + 1);
      known = null;
      do {
        const count = Math.min(milliseconds > 0 ? queue.groupSize : 1, stop - step);
        training.issueSteps(step, step % stepsPerEpoch, count);
        step += count;
        await queue.groupIssued(count);
        await breathe();
      } while (step < stop && performance.now() - started < milliseconds);
    },
    async epochLoss() {
      const evaluations = (await state()).map((sums) => evaluationOf(sums, trainRows));
      sumsTakenAt = step;
      return evaluations;
    },
    async evaluate(rows) {
      const { telemetry } = await load();
      return telemetry.evaluate(await parametersNow(), rows);
    },
    async probe() {
      const { training, telemetry } = await load();
      const previous = step > startedAt && step % stepsPerEpoch === 0 ? await training.readPrevious() : null;
      const readings = await telemetry.probe(await parametersNow());
      return readings.map((reading, replica) => ({ ...reading, previous: previous?.[replica] ?? null }));
    },
    async activity() {
      const { telemetry } = await load();
      return (await telemetry.probe(await parametersNow())).map(({ preActivations, rows }) => preActivations.map((z) => unitActivityOf(z, rows)));
    },
    async maxPreActivations(rows) {
      const { telemetry } = await load();
      return telemetry.largestPreActivations(await parametersNow(), rows);
    },
    async checkpoint() {
      const sums = sumsTakenAt === step ? { lossSum: 0, correctCount: 0 } : {};
      return (await state(true)).map((replica) => ({ step, ...replica, ...sums }));
    },
    async restore(checkpoints) {
      const { training } = await load();
      training.write(checkpoints);
      step = checkpoints[0]?.step ?? 0;
      startedAt = step;
      known = checkpoints;
      sumsTakenAt = -1;
    },
    dispose() {
      if (disposed) return;
      disposed = true;
      loading?.then(free, () => {});
    },
  };
}
