import { mkdirSync, writeFileSync } from 'node:fs';
import { readLink } from '../src/core/address/readLink.ts';
import type { Experiment } from '../src/core/experiment/experiment.ts';
import { layoutOf } from '../src/core/experiment/layout.ts';
import { decodeLink } from '../src/core/link/decode.ts';
import { encodeLink } from '../src/core/link/encode.ts';
import { jsonPieces } from '../src/core/record/jsonPieces.ts';
import { runRecord } from '../src/core/record/runRecord.ts';
import { studyRecord, type RecordedStudy } from '../src/core/record/studyRecord.ts';
import { summarizeReplica, type ReplicaSummary } from '../src/core/study/replicaSummary.ts';
import { studyPoints } from '../src/core/study/study.ts';
import type { Frame } from '../src/core/telemetry/frame.ts';
import { createCpuEngine } from '../src/engine/cpu/cpuEngine.ts';
import { createFrameRecorder } from '../src/engine/frameRecorder.ts';
import type { Engine, Trainer } from '../src/engine/trainer.ts';
import { createWasmEngine } from '../src/engine/wasm/wasmEngine.ts';
import { moreFileOf, type Moment } from '../src/shell/model/export/moreFiles.ts';
import type { MoreFormatId } from '../src/shell/model/export/moreFormats.ts';

/** The quick variant of the article's first experiment: 1,375 updates. */
const QUICK = 'rows=20000&batch=256&lr=0.01';

/** What is exported and trained again: the quick variant with each of these. */
const CASES: Readonly<Record<string, string>> = {
  relu: '',
  'selu-alpha-dropout': '&activation=selu&initializer=lecun_normal&alpha_dropout=0.1',
  'three-layers': '&hidden=64,64,64&initializer=he_normal',
  xor: '&labels=xor&initializer=he_normal',
  sgd: '&optimizer=sgd',
  momentum: '&optimizer=momentum',
  rmsprop: '&optimizer=rmsprop',
  rmsprop_keras3: '&optimizer=rmsprop_keras3',
  dropout: '&dropout=0.2&initializer=glorot_uniform&activation=gelu&output=linear&loss=mean_squared_error&targets=-1:1&epochs=5',
  mixed: '&hidden=9,8,7,6,5,4&activation=leaky_relu:0.1,elu:2,silu,softplus,mish,tanh&initializer=orthogonal&data=normal&labels=spiral&inputs=2&epochs=5',
};

/** A sweep that is small enough to train one network after another. */
const SWEEP = 'rows=2000&hidden=4&batch=256&epochs=3&engine=cpu&seeds=3&sweep=depth:1..3';

const FORMATS: readonly MoreFormatId[] = ['tidy', 'npz', 'safetensors', 'events', 'layersModel', 'torch', 'keras', 'notebook'];

/** What `check_exports.py` finds of each case in `case.json`. */
interface CaseRecord {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  /** Parameters at the end, in the order of kernels and biases. */
  readonly parameters: readonly number[];
  /** Shapes of the kernels. */
  readonly kernels: readonly (readonly [units: number, fanIn: number])[];
  /** Largest difference between the losses of the `cpu` and the `wasm` engine. */
  readonly drift: number;
}

/** Trains each case on the `cpu` engine and writes all that is exported of it into a folder of its own. Returns the names. */
export async function writeExportCases(folder: string): Promise<readonly string[]> {
  const cpu = createCpuEngine();
  const wasm = await createWasmEngine();
  for (const [name, change] of Object.entries(CASES)) {
    const link = QUICK + change;
    const { experiment, notices } = decodeLink(link);
    if (notices.length > 0) throw new Error(`The link of ${name} has a bad value: ${notices.map(({ key }) => key).join()}.`);
    const frames = await framesOn(cpu, link);
    const drift = largestDifference(frames, await framesOn(wasm, link));
    const run = { experiment, name: '', link, engine: { ...cpu.report, asked: 'cpu' }, version: 'checked', status: 'finished', seconds: 10, facts: null, frames, early: [], fingerprint: null, trial: null } as const;
    const moment: Moment = { link, epoch: Infinity, runs: [run], study: null, now: 1_700_000_000 };
    mkdirSync(`${folder}/${name}`, { recursive: true });
    const files = Object.fromEntries(FORMATS.flatMap((format) => {
      const file = format === 'layersModel' && change.includes('elu:') ? null : moreFileOf(format, moment);
      if (file === null) return [];
      writeFileSync(`${folder}/${name}/${file.name}`, Buffer.concat([...file.pieces].map((piece) => Buffer.from(piece))));
      return [[format, file.name]];
    }));
    writeFileSync(`${folder}/${name}/run.json`, [...jsonPieces(runRecord(run))].join(''));
    const record: CaseRecord = { name, files, drift, parameters: [...(frames.at(-1)?.parameters ?? [])], kernels: layoutOf(experiment).layers.map(({ units, fanIn }) => [units, fanIn]) };
    writeFileSync(`${folder}/${name}/case.json`, JSON.stringify(record));
    console.log(`${name}: trained, ${experiment.epochs} epochs; cpu and wasm differ by ${drift.toPrecision(3)}`);
  }
  await writeStudyCase(cpu, `${folder}/many-seeds`);
  return Object.keys(CASES);
}

/** Trains a small sweep and writes its record, `study.json`, and its tables, `tables.zip`. */
async function writeStudyCase(engine: Engine, folder: string): Promise<void> {
  const { shown } = readLink(SWEEP);
  if (shown.kind !== 'study') throw new Error('The link of the sweep shows no sweep.');
  const { experiment: base, study } = shown;
  const points: RecordedStudy['points'][number][] = [];
  for (const { value, experiments } of studyPoints(base, study)) {
    const networks: (readonly ReplicaSummary[])[] = [];
    for (const [replica, experiment] of experiments.entries()) networks.push((await framesOn(engine, encodeLink(experiment))).map((frame) => summaryOf(experiment, replica, frame)));
    points.push({ value, experiments, facts: [], epochs: Array.from({ length: base.epochs + 1 }, (_, epoch) => networks.flatMap((summaries) => summaries[epoch] ?? [])) });
  }
  const recorded: RecordedStudy = { base, study, link: SWEEP, engine: { ...engine.report, asked: 'cpu' }, version: 'checked', status: 'finished', seconds: 10, points };
  const tables = moreFileOf('tidy', { link: SWEEP, epoch: Infinity, runs: [], study: recorded, now: 1_700_000_000 });
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/study.json`, [...jsonPieces(studyRecord(recorded))].join(''));
  writeFileSync(`${folder}/tables.zip`, Buffer.concat([...(tables?.pieces ?? [])].map((piece) => Buffer.from(piece))));
}

function summaryOf(experiment: Experiment, replica: number, { epoch, layers, trainLoss, trainAccuracy, validationLoss, validationAccuracy }: Frame): ReplicaSummary {
  const largest = Float32Array.from(layers.flatMap(({ maxPreActivation }) => [...maxPreActivation]));
  return summarizeReplica(experiment, largest, { replica, epoch, train: { loss: Number(trainLoss), accuracy: Number(trainAccuracy) }, validation: { loss: Number(validationLoss), accuracy: Number(validationAccuracy) } });
}

async function framesOn(engine: Engine, link: string): Promise<readonly Frame[]> {
  const { experiment } = decodeLink(link);
  const frames: Frame[] = [];
  const recorder = createFrameRecorder(() => experiment, (event) => {
    if (event.kind === 'frameRecorded') frames[event.frame.epoch] = event.frame;
  });
  const trainer: Trainer = await engine.createTrainer([experiment], { breathe: () => Promise.resolve() });
  await recorder.birth(trainer);
  await trainer.facts();
  recorder.tellBirth({ train: await trainer.evaluate('train'), validation: await trainer.evaluate('validation') }, 0);
  for (let epoch = 1; epoch <= experiment.epochs; epoch++) {
    while (trainer.step < epoch * trainer.stepsPerEpoch) await trainer.advance(100);
    await recorder.epoch(trainer, epoch, () => epoch);
  }
  trainer.dispose();
  return frames;
}

function largestDifference(one: readonly Frame[], other: readonly Frame[]): number {
  return Math.max(...one.flatMap(({ trainLoss, validationLoss }, epoch) => [Math.abs(Number(trainLoss) - Number(other[epoch]?.trainLoss)), Math.abs(Number(validationLoss) - Number(other[epoch]?.validationLoss))]));
}
