import type { Experiment } from '../experiment/experiment.ts';
import { fieldOf, PROPERTIES } from '../experiment/settings/fields.ts';
import { layoutOf } from '../experiment/layout.ts';
import { experimentAt } from '../experiment/schedule.ts';
import { recordOf, type Recorded } from '../experiment/settings/propertyText.ts';
import { resolvedSeeds } from '../experiment/birth/seeds.ts';
import { LINK_VERSION } from '../link/decode.ts';
import { diagnose } from '../diagnosis/diagnose.ts';
import { evidenceOf } from '../diagnosis/evidence.ts';
import type { Finding, Severity } from '../diagnosis/finding.ts';
import { harmOf, type Harm } from '../diagnosis/harm.ts';
import { verdict } from '../diagnosis/verdict.ts';
import type { AskedEngine, EngineId } from '../vocabulary/engines.ts';
import type { EarlyReading } from '../telemetry/unitActivity.ts';
import type { Frame } from '../telemetry/frame.ts';
import type { DataFacts } from '../telemetry/probeReading.ts';
import { earlyRecord, frameRecord, type EarlyRecord, type FrameRecord } from './frameRecord.ts';
import { LazyList } from './jsonPieces.ts';
import { verdictAt } from '../trial/verdictAt.ts';
import { operationRecord, type OperationRecord } from './operationRecord.ts';
import { trialRecord, type RecordedTrial, type TrialRecord } from './trialRecord.ts';
import { writtenNumber, type WrittenNumber } from './csv.ts';

/** Every key of the link, with its value: numbers as numbers, choices as the link writes them, lists with one entry per layer. */
export type ExperimentRecord = Readonly<Record<string, Recorded>>;

/**
 * Writes an experiment under the keys of the link, in their order, nothing left out: lists per hidden layer,
 * stream seeds that follow `seed` as the number they come to. `run` is null: it asks a page to start and is
 * no part of an experiment.
 */
export function experimentRecord(experiment: Experiment): ExperimentRecord {
  const resolved = resolvedSeeds(experiment);
  const record: Record<string, Recorded> = { v: LINK_VERSION };
  for (const property of PROPERTIES) record[fieldOf(property).key] = recordOf(resolved, property);
  record['run'] = null;
  return record;
}

/** Name and version of the exported object; its meaning never changes under this name. */
export const RUN_SCHEMA = 'dead-relu-lab/run@1';

/** Which engine trained last. `fallbackFrom`, the engine that was to run in its place, and `reason` say why it is this one. */
export interface EngineRecord {
  /** Before one has started, what is asked for. */
  readonly id: AskedEngine;
  /** What the link asks for. */
  readonly asked: AskedEngine;
  readonly renderer: string;
  readonly float: 32;
  readonly fallbackFrom?: EngineId;
  readonly reason?: string;
  /** That other epochs were trained on another engine, as after a loss of this one or that one. */
  readonly mixed?: true;
}

/** Where a run stands when it is exported. */
export type RecordedStatus = 'birth' | 'running' | 'paused' | 'finished' | 'stopped' | 'failed';

/** A finding in the exported run, with its sentence. */
export interface FindingRecord {
  readonly rule: string;
  readonly severity: Severity;
  readonly harmful: boolean | null;
  /** From 1; absent when the finding is about the whole network. */
  readonly layer?: number;
  /** All of them where there are several; `layer` is the worst. */
  readonly layers?: readonly number[];
  readonly sinceEpoch: number;
  readonly value: WrittenNumber;
  readonly threshold: WrittenNumber;
  readonly source: string;
  readonly text: string;
}

/** The exported run. `docs/run-record.md` describes it for its readers. */
export interface RunRecord {
  readonly schema: typeof RUN_SCHEMA;
  /** Address, or hash without `#`, that gives this experiment again. */
  readonly link: string;
  readonly experiment: ExperimentRecord;
  readonly engine: EngineRecord;
  readonly app: { readonly version: string };
  readonly status: RecordedStatus;
  /** Time spent training, telemetry included, without start-up. */
  readonly seconds: WrittenNumber;
  /** Updates done by the last frame. */
  readonly steps: number;
  /** `frames[0]` is the network at birth. */
  readonly frames: LazyList<FrameRecord>;
  /** What the units did within the first epochs; up to the last frame. */
  readonly early: LazyList<EarlyRecord>;
  /** The sentence above the panels. */
  readonly headline: string;
  /** null before the first frame. */
  readonly harm: Harm | null;
  readonly findings: readonly FindingRecord[];
  /** What its labels are like; absent before they are drawn. */
  readonly facts?: DataFacts;
  /** What was done to it while it trained; absent where nothing was. */
  readonly operations?: readonly OperationRecord[];
  /** Where treatments were tried. */
  readonly trial?: TrialRecord;
  /** Of a run that finished on an engine whose bits are the same everywhere. */
  readonly fingerprint?: string;
}

/** All that is known of a run of one network. */
export interface RecordedRun {
  readonly experiment: Experiment;
  readonly link: string;
  readonly engine: EngineRecord;
  /** Version of the page. */
  readonly version: string;
  readonly status: RecordedStatus;
  readonly seconds: number;
  /** Null where the run has none. */
  readonly fingerprint: string | null;
  /** What the labels are like; null before they are drawn. */
  readonly facts: DataFacts | null;
  /** In order of epoch, of one moment: an array that no longer changes. */
  readonly frames: readonly Frame[];
  /** What was read within the first epochs, in order: an array that no longer changes. */
  readonly early: readonly EarlyReading[];
  /** What was tried beside it; null where nothing was. */
  readonly trial: RecordedTrial | null;
}

/**
 * Builds the exported object of a run. It holds nothing that JSON cannot write. Steps, headline, harm and
 * findings are those of the last frame, whatever the run has done since. Its frames are written when they are read, from those of the run.
 */
export function runRecord(run: RecordedRun): RunRecord {
  const experiment = experimentAt(run.experiment, run.frames.at(-1)?.epoch ?? 0);
  const evidence = evidenceOf(experiment, run.facts, run.frames);
  const trial = run.trial === null ? null : trialRecord(run.trial);
  const found = verdictAt(run.frames.at(-1)?.epoch ?? 0, run.trial);
  return {
    schema: RUN_SCHEMA,
    link: run.link,
    experiment: experimentRecord(run.experiment),
    engine: engineRecord(run.engine),
    app: { version: run.version },
    status: run.status,
    seconds: writtenNumber(run.seconds),
    steps: run.frames.at(-1)?.step ?? 0,
    frames: new LazyList(function* () {
      for (const frame of run.frames) yield frameRecord(frame);
    }),
    early: new LazyList(function* () {
      const names = layoutOf(experiment).layers.map(({ name }) => name);
      const last = run.frames.at(-1)?.epoch ?? 0;
      for (const reading of run.early) if (reading.epoch < last) yield earlyRecord(reading, names);
    }),
    headline: verdict(experiment, run.facts, run.frames).headline,
    harm: evidence === null ? null : harmRecord(harmOf(evidence, found)),
    findings: diagnose(experiment, run.facts, run.frames, found).map(findingRecord),
    ...(run.facts === null ? {} : { facts: factsRecord(run.facts) }),
    ...(run.experiment.operations === undefined ? {} : { operations: run.experiment.operations.map(operationRecord) }),
    ...(trial === null ? {} : { trial }),
    ...(run.fingerprint === null ? {} : { fingerprint: run.fingerprint }),
  };
}

/** What an export says of an engine, and nothing else. */
export function engineRecord({ id, asked, renderer, float, fallbackFrom, reason, mixed }: EngineRecord): EngineRecord {
  return {
    id,
    asked,
    renderer,
    float,
    ...(fallbackFrom === undefined ? {} : { fallbackFrom }),
    ...(reason === undefined ? {} : { reason }),
    ...(mixed === undefined ? {} : { mixed }),
  };
}

/** What an export says of the labels, and nothing else. */
export function factsRecord({ trainRows, validationRows, trainPositiveShare, validationPositiveShare }: DataFacts): DataFacts {
  return { trainRows, validationRows, trainPositiveShare, validationPositiveShare };
}

function harmRecord({ harmful, reason, text }: Harm): Harm {
  return { harmful, reason, text };
}

function findingRecord({ rule, severity, harmful, layer, layers, sinceEpoch, value, threshold, source, text }: Finding): FindingRecord {
  return {
    rule,
    severity,
    harmful,
    ...(layer === undefined ? {} : { layer }),
    ...(layers === undefined ? {} : { layers }),
    sinceEpoch,
    value: writtenNumber(value),
    threshold: writtenNumber(threshold),
    source,
    text,
  };
}
