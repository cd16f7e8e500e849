import { dispose, slice, tensor1d, tidy, type Tensor, type Tensor1D } from '@tensorflow/tfjs-core';
import { decaysOf } from '../../core/experiment/decays.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { layoutOf, stepsPerEpochOf, trainRowsOf } from '../../core/experiment/layout.ts';
import { shuffledTrainRows } from '../../core/experiment/birth/shuffle.ts';
import { evaluationOf } from '../../core/telemetry/probeReading.ts';
import { unitActivityOf } from '../../core/telemetry/unitActivity.ts';
import { ofReplica, stopOf, type Trainer, type TrainerContext } from '../trainer.ts';
import type { WebglContext } from '../gl/context.ts';
import { rowSourcesOf, type RowSource } from '../rows/rowSource.ts';
import { uploadDataSet, uploadRows, type DataSetTensors, type RowTensors } from './dataSet.ts';
import { evaluateRows, largestPreActivations, type EvaluatedNetwork } from './evaluationOps.ts';
import { checkpointOf, epochSums, restoredState, stateAtBirth, withoutSums, type NetworkState } from './networkState.ts';
import { createStepQueue } from '../gl/stepQueue.ts';
import { updateOps } from './updateOps.ts';
import { probeNetworks } from './probeOps.ts';
import { readBack } from '../gl/readTensors.ts';

/** One network in training. */
interface Replica {
  readonly experiment: Experiment;
  readonly source: RowSource;
  state: NetworkState;
  /** The parameters before the last update of the last epoch that was completed here. */
  beforeEpochEnd: Tensor1D | null;
  /** What operations do to the gradient, see `decaysOf`; null where nothing. */
  readonly decays: Tensor1D | null;
  data: DataSetTensors | null;
  probeRows: RowTensors | null;
  /** The training rows in the order of `epoch`, int32. */
  order: { readonly epoch: number; readonly rows: Tensor } | null;
}

/**
 * A trainer that computes each update op by op with TensorFlow.js, replicas one after another: the second
 * opinion that the fused trainer is held against. Its promises reject as `readBack` and `breathe` do.
 */
export function createTfjsTrainer(context: WebglContext, experiments: readonly Experiment[], { breathe }: TrainerContext): Trainer {
  const [first] = experiments;
  if (first === undefined) throw new RangeError('A trainer needs at least one experiment.');
  const { backend } = context;
  const { batchSize } = first;
  const layout = layoutOf(first);
  const stepsPerEpoch = stepsPerEpochOf(first);
  const trainRows = trainRowsOf(first);
  const queue = createStepQueue(context);
  const dataSets = new Map<RowSource, DataSetTensors>();
  const sources = rowSourcesOf(experiments);
  const replicas = experiments.map((experiment, index): Replica => ({ experiment, source: ofReplica(sources, index), state: stateAtBirth(experiment), beforeEpochEnd: null, decays: decayTensor(experiment), data: null, probeRows: null, order: null }));
  let step = 0;

  async function setOrder(replica: Replica, epoch: number): Promise<Tensor> {
    if (replica.order?.epoch === epoch) return replica.order.rows;
    const rows = new Uint32Array(trainRows);
    shuffledTrainRows(replica.experiment, epoch, rows);
    replica.order?.rows.dispose();
    replica.order = { epoch, rows: tensor1d(Int32Array.from(rows), 'int32') };
    backend.uploadToGPU(replica.order.rows.dataId);
    await breathe();
    return replica.order.rows;
  }

  async function update(replica: Replica): Promise<void> {
    const order = await setOrder(replica, Math.floor(step / stepsPerEpoch) + 1);
    const batchInEpoch = step % stepsPerEpoch;
    const start = batchInEpoch * batchSize;
    const { train } = dataOf(replica);
    const { experiment, state, decays } = replica;
    const next = tidy(() => {
      const batch = slice(order, start, Math.min(batchSize, trainRows - start));
      const { parameters, slots, sums } = updateOps({ backend, experiment, layout, train, batch, step, batchInEpoch, decays }, state);
      return { parameters, slots: [...slots], sums };
    });
    if (batchInEpoch === stepsPerEpoch - 1) setBeforeEpochEnd(replica, state.parameters.clone());
    setState(replica, { ...next, before: state.before });
  }

  function probeOf(replica: Replica): RowTensors {
    return (replica.probeRows ??= uploadRows(context, replica.source.probeRows()));
  }

  function networksOn(rowsOf: (replica: Replica) => RowTensors): EvaluatedNetwork[] {
    return replicas.map((replica) => ({ experiment: replica.experiment, parameters: replica.state.parameters, rows: rowsOf(replica) }));
  }

  return {
    experiments,
    stepsPerEpoch,
    get step() {
      return step;
    },
    async facts() {
      for (const replica of replicas) {
        const known = dataSets.get(replica.source) ?? (await uploadDataSet(context, replica.source, breathe));
        dataSets.set(replica.source, known);
        replica.data = known;
      }
      return replicas.map((replica) => dataOf(replica).facts);
    },
    async advance(milliseconds, untilStep) {
      const start = performance.now();
      const stop = stopOf({ step, stepsPerEpoch }, untilStep);
      do {
        for (const replica of replicas) await update(replica);
        step += 1;
        if (await queue.stepIssued()) await breathe();
      } while (step < stop && performance.now() - start < milliseconds);
    },
    async epochLoss() {
      const read = await readBack(context, replicas.map(({ state }) => state.sums));
      return replicas.map((replica, index) => {
        const sums = epochSums(read[index] ?? new Float32Array(), replica.state.before);
        setState(replica, withoutSums(replica.state));
        return evaluationOf(sums, trainRows);
      });
    },
    evaluate: (rows) => evaluateRows(context, networksOn((replica) => dataOf(replica)[rows]), breathe),
    probe() {
      const isEpochEnd = step % stepsPerEpoch === 0;
      const networks = networksOn(probeOf).map((network, replica) => ({ ...network, previous: isEpochEnd ? ofReplica(replicas, replica).beforeEpochEnd : null }));
      return probeNetworks(context, networks, breathe);
    },
    async activity() {
      const readings = await probeNetworks(context, networksOn(probeOf).map((network) => ({ ...network, previous: null })), breathe);
      return readings.map(({ preActivations, rows }) => preActivations.map((z) => unitActivityOf(z, rows)));
    },
    maxPreActivations: (rows) => largestPreActivations(context, networksOn(rows === 'probe' ? probeOf : (replica) => dataOf(replica).train), breathe),
    async checkpoint() {
      const checkpoints = [];
      for (const { state } of replicas) checkpoints.push(await checkpointOf(context, state, step));
      return checkpoints;
    },
    async restore(checkpoints) {
      replicas.forEach((replica, index) => {
        const checkpoint = checkpoints[index];
        if (checkpoint === undefined) throw new RangeError(`No checkpoint of replica ${index}.`);
        setState(replica, restoredState(checkpoint));
        setBeforeEpochEnd(replica, null);
        step = checkpoint.step;
      });
      await breathe();
    },
    dispose() {
      dataSets.forEach((data) => data.dispose());
      for (const { state, beforeEpochEnd, decays, probeRows, order } of replicas) {
        disposeState(state);
        beforeEpochEnd?.dispose();
        decays?.dispose();
        if (probeRows !== null) dispose([probeRows.inputs, probeRows.labels]);
        order?.rows.dispose();
      }
    },
  };
}

function setState(replica: Replica, state: NetworkState): void {
  disposeState(replica.state);
  replica.state = state;
}

function setBeforeEpochEnd(replica: Replica, parameters: Tensor1D | null): void {
  replica.beforeEpochEnd?.dispose();
  replica.beforeEpochEnd = parameters;
}

function disposeState({ parameters, slots, sums }: NetworkState): void {
  dispose([parameters, ...slots, sums]);
}

function dataOf({ data }: Replica): DataSetTensors {
  if (data === null) throw new Error('The data set is not drawn yet: facts() comes first.');
  return data;
}

function decayTensor(experiment: Experiment): Tensor1D | null {
  const decays = decaysOf(experiment);
  return decays === null ? null : tensor1d(decays);
}
