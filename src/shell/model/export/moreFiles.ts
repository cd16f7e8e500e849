import { experimentAt } from '../../../core/experiment/schedule.ts';
import type { NamedRunRecord } from '../../../core/record/comparisonRecord.ts';
import { estimateLength, jsonPieces } from '../../../core/record/jsonPieces.ts';
import { layersModel } from '../../../core/record/network/layersModel.ts';
import { networkTensors } from '../../../core/record/network/networkTensors.ts';
import { npyBytes, npyText } from '../../../core/record/network/npy.ts';
import { safetensorsBytes } from '../../../core/record/network/safetensors.ts';
import { notebook } from '../../../core/record/python/notebook.ts';
import { runScript, type PythonSources } from '../../../core/record/python/runScript.ts';
import { runRecord, type RecordedRun } from '../../../core/record/runRecord.ts';
import type { RecordedStudy } from '../../../core/record/studyRecord.ts';
import { studyTables } from '../../../core/record/studyTables.ts';
import { tidyTables } from '../../../core/record/tidyTables.ts';
import { keptAt, type FrameWithParameters } from '../../../core/telemetry/keptParameters.ts';
// oxlint-disable import/default -- Vite makes the modules behind ?raw.
import draws from '../../../../python/dead_relu_lab.py?raw';
import keras from '../../../../python/train_keras.py?raw';
import torch from '../../../../python/train_torch.py?raw';
// oxlint-enable import/default
import { eventPieces } from './eventFile.ts';
import { fileStem, inFileName } from './fileStem.ts';
import type { MoreFormatId } from './moreFormats.ts';
import { studyLength, type RecordFile } from './recordFile.ts';
import { zipPieces, type MadeFile } from './zipPieces.ts';

type NamedRun = { readonly name: string } & RecordedRun;

/** What is shown, of one moment. */
export interface Moment {
  /** Gives all of it again. */
  readonly link: string;
  /** The epoch that is looked at; Infinity where that is the newest. */
  readonly epoch: number;
  readonly runs: readonly NamedRun[];
  /** In place of runs, where many seeds are shown. */
  readonly study: RecordedStudy | null;
  /** Seconds since 1970. */
  readonly now: number;
}

/** How a run is written in a form. */
interface Writer {
  readonly type: string;
  /** The files of a run: one is saved as it is, several in a zip named by `bundle`. */
  readonly files: (run: NamedRun, moment: Moment) => readonly MadeFile[];
  readonly bundle?: string;
}

const SOURCES: PythonSources = { draws, training: { torch, keras } };
const ZIP = 'application/zip';

/** How each form is written. To add one: a row here and one in `moreFormats.ts`. Tables of several runs are one. */
const WRITERS: Readonly<Record<Exclude<MoreFormatId, 'tidy'>, Writer>> = {
  npz: { type: ZIP, files: (run, { epoch }) => [npzFile(run, keptOf(run, epoch))] },
  safetensors: { type: 'application/octet-stream', files: (run, { epoch }) => [safetensorsFile(run, keptOf(run, epoch))] },
  events: {
    type: 'application/octet-stream',
    files: ({ frames, experiment, seconds }, { now }) => [
      { name: `events.out.tfevents.${Math.floor(now)}.${fileStem(experiment)}`, pieces: { [Symbol.iterator]: () => eventPieces({ frames, inputs: experiment.inputs, begun: now - seconds, seconds }) } },
    ],
  },
  layersModel: { type: ZIP, files: (run, { epoch }) => layersModelFiles(run, keptOf(run, epoch)), bundle: 'tfjs' },
  torch: { type: 'text/x-python', files: (run) => [{ name: `${fileStem(run.experiment)}-pytorch.py`, pieces: [runScript(runRecord(run), 'torch', SOURCES)] }] },
  keras: { type: 'text/x-python', files: (run) => [{ name: `${fileStem(run.experiment)}-keras.py`, pieces: [runScript(runRecord(run), 'keras', SOURCES)] }] },
  notebook: { type: 'application/x-ipynb+json', files: (run) => [{ name: `${fileStem(run.experiment)}.ipynb`, pieces: jsonPieces(notebook(runRecord(run), 'torch', SOURCES)) }] },
};

/** What is shown as a file of a form; of several runs a zip with a folder for each. Null where nothing is shown, and of many seeds in another form than tables. */
export function moreFileOf(format: MoreFormatId, moment: Moment): RecordFile | null {
  const { runs, study } = moment;
  if (study !== null) return format === 'tidy' ? studyTablesFile(study) : null;
  const [first] = runs;
  if (first === undefined) return null;
  const stem = runs.length === 1 ? fileStem(first.experiment) : 'dead-relu-comparison';
  if (format === 'tidy') {
    const write = (written: readonly NamedRun[]): Iterable<string | Uint8Array<ArrayBuffer>> => zipPieces(tidyTables(moment.link, written.map(namedRecord)));
    return { name: `${stem}-tidy.zip`, type: ZIP, length: lengthOf(runs, (run) => write([run])), pieces: write(runs) };
  }
  const { type, files, bundle = format } = WRITERS[format];
  const length = format === 'events' ? lengthOf(runs, (run) => files(run, moment)[0]?.pieces ?? []) : 0;
  const [single, ...others] = files(first, moment);
  if (runs.length === 1 && single !== undefined && others.length === 0) return { ...single, type, length };
  const all = runs.length === 1 ? files(first, moment) : runs.flatMap((run) => files(run, moment).map((file) => ({ ...file, name: `${inFileName(run.name)}/${file.name}` })));
  return { name: `${stem}-${bundle}.zip`, type: ZIP, length, pieces: zipPieces(all) };
}

function studyTablesFile(study: RecordedStudy): RecordFile {
  const write = (part: RecordedStudy): Iterable<string | Uint8Array<ArrayBuffer>> => zipPieces(studyTables(part));
  return { name: 'dead-relu-study-tidy.zip', type: ZIP, length: studyLength(study, write), pieces: write(study) };
}

/** Characters and bytes of runs, about, from some of their frames. */
function lengthOf(runs: readonly NamedRun[], write: (run: NamedRun) => Iterable<string | Uint8Array<ArrayBuffer>>): number {
  return runs.reduce((sum, run) => sum + estimateLength(run.frames, (frames) => write({ ...run, frames })), 0);
}

function namedRecord(run: NamedRun): NamedRunRecord {
  return { name: run.name === '' ? 'run' : run.name, ...runRecord(run) };
}

function keptOf({ frames }: NamedRun, epoch: number): FrameWithParameters {
  const kept = keptAt(frames, epoch);
  if (kept === null) throw new Error('The kernels are not drawn yet.');
  return kept;
}

function npzFile({ experiment, link }: NamedRun, { parameters, epoch }: FrameWithParameters): MadeFile {
  const arrays: MadeFile[] = networkTensors(experiment, parameters).map((tensor) => ({ name: `${tensor.name}.npy`, pieces: [npyBytes(tensor)] }));
  return { name: `${fileStem(experiment)}-epoch-${epoch}.npz`, pieces: zipPieces([...arrays, { name: 'link.npy', pieces: [npyText(link)] }]) };
}

function safetensorsFile({ experiment, link, version }: NamedRun, { parameters, epoch }: FrameWithParameters): MadeFile {
  const metadata = { link, epoch: String(epoch), version };
  return { name: `${fileStem(experiment)}-epoch-${epoch}.safetensors`, pieces: [safetensorsBytes(networkTensors(experiment, parameters), metadata)] };
}

function layersModelFiles(run: NamedRun, { parameters, epoch }: FrameWithParameters): readonly MadeFile[] {
  const { json, weights } = layersModel(experimentAt(run.experiment, epoch), parameters, `Dead ReLU Lab ${run.version}`, { link: run.link, epoch: String(epoch) });
  return [
    { name: 'model.json', pieces: [JSON.stringify(json, null, 2)] },
    { name: 'weights.bin', pieces: [weights] },
  ];
}
