import { MAX_COMPARED } from '../comparison/comparison.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { layoutOf } from '../experiment/layout.ts';
import { decodeLink } from '../link/decode.ts';
import type { DataFacts } from '../telemetry/probeReading.ts';
import { AUTO, ENGINES, type AskedEngine, type EngineId } from '../vocabulary/engines.ts';
import { formatBytes } from '../words/numbers.ts';
import { COMPARISON_SCHEMA } from './comparisonRecord.ts';
import { BadRecord, Place } from './place.ts';
import { readEarly, readFrame } from './readFrame.ts';
import { experimentRecord, RUN_SCHEMA, type EngineRecord, type RecordedRun, type RecordedStatus } from './runRecord.ts';
import { STUDY_SCHEMA } from './studyRecord.ts';

/** Bytes of a file that is opened, at most: some 3,000 epochs of three layers. */
const MOST_OPENED = 250e6;

/** A run read from a file: what `runRecord` wrote, but for treatments that were tried beside it. */
export type OpenedRun = Omit<RecordedRun, 'trial'>;

/** What a file holds. */
export interface OpenedFile {
  readonly runs: readonly OpenedRun[];
  /** Whether treatments were tried beside one of them, which are not opened. */
  readonly hasTrial: boolean;
}

/** Why a file cannot be opened, in a sentence or two. */
export interface Problem {
  readonly problem: string;
}

const KINDS = 'A run and a comparison can be opened, as Export saves them with JSON.';
const ENGINE_IDS = Object.keys(ENGINES).filter((id): id is EngineId => id in ENGINES);
const ASKED: readonly AskedEngine[] = [AUTO, ...ENGINE_IDS];
const STATUSES: readonly RecordedStatus[] = ['birth', 'running', 'paused', 'finished', 'stopped', 'failed'];
/** Readings within the first epochs, of which there are at most two times twenty. */
const MOST_EARLY = 64;

/** Says that a file is too large to be opened; null where it is not. */
export function sizeProblem(bytes: number): string | null {
  return bytes > MOST_OPENED ? `It is ${formatBytes(bytes)} large; at most ${formatBytes(MOST_OPENED)} are opened.` : null;
}

/** Reads the text of an exported run or comparison: the inverse of `runRecord` and `comparisonRecord`. What cannot be read is a sentence; nothing is thrown. */
export function readRuns(text: string): OpenedFile | Problem {
  try {
    return readFile(new Place(parsed(text)));
  } catch (error) {
    if (error instanceof BadRecord) return { problem: error.message };
    throw error;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BadRecord(text.trim() === '' ? 'It is empty.' : `It is no JSON, or only a part of one: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

function readFile(file: Place): OpenedFile {
  const schema = file.at('schema');
  if (schema.isAbsent) throw new BadRecord(`It names no schema, so it is no export of this page. ${KINDS}`);
  const name = schema.text();
  if (name === STUDY_SCHEMA) throw new BadRecord(`It is a study of many networks, of which only summaries are kept; its link trains it again. ${KINDS}`);
  if (name !== RUN_SCHEMA && name !== COMPARISON_SCHEMA) return schema.mustBe(`"${RUN_SCHEMA}" or "${COMPARISON_SCHEMA}"`);
  const runs = name === RUN_SCHEMA ? [file] : file.at('runs').list(1, MAX_COMPARED);
  return { runs: runs.map(readRun), hasTrial: runs.some((run) => !run.at('trial').isAbsent) };
}

function readRun(run: Place): OpenedRun {
  const link = run.at('link').text();
  const experiment = readExperiment(run, link);
  const { layers } = layoutOf(experiment);
  const fingerprint = run.at('fingerprint');
  const facts = run.at('facts');
  const frames = run.at('frames').list(0, experiment.epochs + 1);
  const early = run.at('early');
  return {
    experiment,
    link,
    engine: readEngine(run.at('engine')),
    version: run.at('app').at('version').text(),
    status: run.at('status').oneOf(STATUSES),
    seconds: run.at('seconds').number(),
    fingerprint: fingerprint.isAbsent ? null : readPrint(fingerprint),
    facts: facts.isAbsent ? null : readFacts(facts),
    frames: frames.map((frame, epoch) => readFrame(frame, epoch, layers)),
    early: early.isAbsent ? [] : early.list(0, MOST_EARLY).map((reading) => readEarly(reading, layers)),
  };
}

/** The experiment of the link, which the list of settings beside it must agree with. */
function readExperiment(run: Place, link: string): Experiment {
  const { experiment, notices } = decodeLink(link.slice(link.indexOf('#') + 1));
  const [notice] = notices;
  if (notice !== undefined) throw new BadRecord(`Its link cannot be read whole: ${notice.message}`);
  const written = run.at('experiment');
  for (const [key, value] of Object.entries(experimentRecord(experiment))) written.at(key).mayEqual(value, 'as in its link');
  return experiment;
}

function readEngine(engine: Place): EngineRecord {
  const fallbackFrom = engine.at('fallbackFrom');
  const reason = engine.at('reason');
  const mixed = engine.at('mixed');
  if (engine.at('float').count() !== 32) engine.at('float').mustBe('32');
  return {
    id: engine.at('id').oneOf(ASKED),
    asked: engine.at('asked').oneOf(ASKED),
    renderer: engine.at('renderer').text(),
    float: 32,
    ...(fallbackFrom.isAbsent ? {} : { fallbackFrom: fallbackFrom.oneOf(ENGINE_IDS) }),
    ...(reason.isAbsent ? {} : { reason: reason.text() }),
    ...(mixed.isAbsent ? {} : { mixed: mixed.yes() }),
  };
}

function readPrint(place: Place): string {
  return /^[\da-f]{16}$/.test(place.text()) ? place.text() : place.mustBe('16 hex digits');
}

function readFacts(facts: Place): DataFacts {
  return {
    trainRows: facts.at('trainRows').count(),
    validationRows: facts.at('validationRows').count(),
    trainPositiveShare: facts.at('trainPositiveShare').share(),
    validationPositiveShare: facts.at('validationPositiveShare').share(),
  };
}
