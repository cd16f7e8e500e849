import type { Experiment } from '../experiment/experiment.ts';
import { layoutOf } from '../experiment/layout.ts';
import { decodeLink, type DecodedLink } from '../link/decode.ts';
import type { DataFacts } from '../telemetry/probeReading.ts';
import { AUTO, ENGINES, type AskedEngine, type EngineId } from '../vocabulary/engines.ts';
import { BadRecord, type Place } from './place.ts';
import { readEarly, readFrame } from './readFrame.ts';
import { experimentRecord, type EngineRecord, type RecordedRun, type RecordedStatus } from './runRecord.ts';

/** A run read from a file: what `runRecord` wrote, but for treatments that were tried beside it. */
export type OpenedRun = Omit<RecordedRun, 'trial'>;

const ENGINE_IDS = Object.keys(ENGINES).filter((id): id is EngineId => id in ENGINES);
const ASKED: readonly AskedEngine[] = [AUTO, ...ENGINE_IDS];
const STATUSES: readonly RecordedStatus[] = ['birth', 'running', 'paused', 'finished', 'stopped', 'failed'];
/** Readings within the first epochs, of which there are at most two times twenty. */
const MOST_EARLY = 64;
/** Characters of what the page says of where a record was made; far more than it has written. */
const MOST_SAID = 1000;

/** Reads what `runRecord` writes. Throws `BadRecord`. */
export function readRun(run: Place): OpenedRun {
  const { experiment, link } = readLinked(run);
  const { layers } = layoutOf(experiment);
  const fingerprint = run.at('fingerprint');
  const facts = run.at('facts');
  const frames = run.at('frames').list(0, experiment.epochs + 1);
  const early = run.at('early');
  return {
    experiment,
    link,
    engine: readEngine(run.at('engine')),
    version: readVersion(run),
    status: run.at('status').oneOf(STATUSES),
    seconds: run.at('seconds').number(),
    fingerprint: fingerprint.isAbsent ? null : readPrint(fingerprint),
    facts: facts.isAbsent ? null : readFacts(facts),
    frames: frames.map((frame, epoch) => readFrame(frame, epoch, layers)),
    early: early.isAbsent ? [] : early.list(0, MOST_EARLY).map((reading) => readEarly(reading, layers)),
  };
}

/** The link of a record, and what it says: an experiment, which the list of settings beside it must agree with. Throws `BadRecord`. */
export function readLinked(record: Place): Pick<DecodedLink, 'experiment' | 'view'> & { readonly link: string } {
  const link = record.at('link').text();
  const { experiment, view, notices } = decodeLink(link.slice(link.indexOf('#') + 1));
  const [notice] = notices;
  if (notice !== undefined) throw new BadRecord(`Its link cannot be read whole: ${notice.message}`);
  mustAgree(record.at('experiment'), experiment);
  return { experiment, view, link };
}

function mustAgree(written: Place, experiment: Experiment): void {
  for (const [key, value] of Object.entries(experimentRecord(experiment))) written.at(key).mayEqual(value, 'as in its link');
}

/** Version of the page that wrote a record. Throws `BadRecord`. */
export function readVersion(record: Place): string {
  return record.at('app').at('version').text(MOST_SAID);
}

/** Reads what `engineRecord` writes. Throws `BadRecord`. */
export function readEngine(engine: Place): EngineRecord {
  const fallbackFrom = engine.at('fallbackFrom');
  const reason = engine.at('reason');
  const mixed = engine.at('mixed');
  if (engine.at('float').count() !== 32) engine.at('float').mustBe('32');
  return {
    id: engine.at('id').oneOf(ASKED),
    asked: engine.at('asked').oneOf(ASKED),
    renderer: engine.at('renderer').text(MOST_SAID),
    float: 32,
    ...(fallbackFrom.isAbsent ? {} : { fallbackFrom: fallbackFrom.oneOf(ENGINE_IDS) }),
    ...(reason.isAbsent ? {} : { reason: reason.text(MOST_SAID) }),
    ...(mixed.isAbsent ? {} : { mixed: mixed.yes() }),
  };
}

function readPrint(place: Place): string {
  return /^[\da-f]{16}$/.test(place.text()) ? place.text() : place.mustBe('16 hex digits');
}

/** Reads what a record says of the labels. Throws `BadRecord`. */
export function readFacts(facts: Place): DataFacts {
  return {
    trainRows: facts.at('trainRows').count(),
    validationRows: facts.at('validationRows').count(),
    trainPositiveShare: facts.at('trainPositiveShare').share(),
    validationPositiveShare: facts.at('validationPositiveShare').share(),
  };
}
