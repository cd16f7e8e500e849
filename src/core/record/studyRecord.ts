import type { Experiment } from '../experiment/experiment.ts';
import { widthsOf } from '../experiment/layout.ts';
import { bornDeadBounds, boundsApply } from '../study/bornDeadBounds.ts';
import type { ReplicaSummary } from '../study/replicaSummary.ts';
import type { DataFacts } from '../telemetry/probeReading.ts';
import { broughtAlong, type Study } from '../study/study.ts';
import { csvComment, csvRow, writtenNumber, writtenOrNull, type WrittenNumber } from './csv.ts';
import { differenceRecords, differencesLine, type DifferenceRecord } from './comparisonRecord.ts';
import { experimentRecord, type ExperimentRecord, engineRecord, type EngineRecord, factsRecord } from './runRecord.ts';
import { LazyList } from './jsonPieces.ts';
import { engineLine } from './runCsv.ts';

/** Name and version of the exported object; its meaning never changes under this name. */
export const STUDY_SCHEMA = 'dead-relu-lab/study@1';

/** Where a study stands when it is exported: `born` knows the networks at birth only. */
export type RecordedStudyStatus = 'preparing' | 'born' | 'waiting' | 'running' | 'paused' | 'finished' | 'failed';

/** One network after an epoch. */
interface NetworkEpochRecord {
  readonly epoch: number;
  /** One a hidden layer; null as in the exported run. */
  readonly deadFraction: readonly (WrittenNumber | null)[];
  readonly trainLoss: WrittenNumber | null;
  readonly validationLoss: WrittenNumber | null;
  readonly validationAccuracy: WrittenNumber | null;
  readonly trainAccuracy: WrittenNumber | null;
  /** null where the output has no dead state or a NaN. */
  readonly outputDead: boolean | null;
  /** Whether the losses that are known and the largest z of every unit are finite. */
  readonly isFinite: boolean;
}

interface NetworkRecord {
  readonly seed: number;
  /** As in a run; absent before its data is drawn. */
  readonly facts?: DataFacts;
  readonly epochs: readonly NetworkEpochRecord[];
}

interface StudyPointRecord {
  /** The swept value; null without a sweep. */
  readonly value: number | null;
  /** Widths of the hidden layers. */
  readonly hidden: readonly number[];
  /** Bounds of the share born dead, where they hold (Lu et al. 2019). */
  readonly bornDeadBounds: { readonly lower: number; readonly upper: number } | null;
  readonly networks: LazyList<NetworkRecord>;
}

/** The exported study. `docs/run-record.md` describes it for its readers. */
export interface StudyRecord {
  readonly schema: typeof STUDY_SCHEMA;
  readonly link: string;
  /** What all networks have in common, with the first seed. */
  readonly experiment: ExperimentRecord;
  /** null while only networks at birth were drawn, which every engine draws alike. */
  readonly engine: EngineRecord | null;
  readonly app: { readonly version: string };
  readonly status: RecordedStudyStatus;
  readonly seconds: WrittenNumber;
  readonly seeds: number;
  readonly sweep: { readonly axis: string; readonly values: readonly number[] } | null;
  /** The other settings in which the values of the sweep differ, each with a value a point; empty where all other settings are equal. */
  readonly alsoDiffers: readonly DifferenceRecord[];
  readonly points: readonly StudyPointRecord[];
}

/** All that is known of a study. */
export interface RecordedStudy {
  readonly base: Experiment;
  readonly study: Study;
  readonly link: string;
  readonly engine: EngineRecord | null;
  /** Version of the page. */
  readonly version: string;
  readonly status: RecordedStudyStatus;
  readonly seconds: number;
  readonly points: readonly {
    readonly value: number | null;
    readonly experiments: readonly Experiment[];
    /** By epoch, in order of seed; a network of which nothing is known is left out. */
    readonly epochs: readonly (readonly ReplicaSummary[])[];
    /** By replica; undefined before its data is drawn. */
    readonly facts: readonly (DataFacts | undefined)[];
  }[];
}

/** Builds the exported object of a study. It holds nothing that JSON cannot write; its networks are written when they are read. */
export function studyRecord({ base, study, link, engine, version, status, seconds, points }: RecordedStudy): StudyRecord {
  return {
    schema: STUDY_SCHEMA,
    link,
    experiment: experimentRecord(base),
    engine: engine === null ? null : engineRecord(engine),
    app: { version },
    status,
    seconds: writtenNumber(seconds),
    seeds: study.seeds,
    sweep: study.sweep === null ? null : { axis: study.sweep.axis, values: [...study.sweep.values] },
    alsoDiffers: differenceRecords(broughtAlong(points, study.sweep)),
    points: points.flatMap(({ value, experiments, epochs, facts }) => {
      const [first] = experiments;
      return first === undefined ? [] : [{ value, hidden: [...widthsOf(first)], bornDeadBounds: boundsOf(first), networks: new LazyList(() => networksOf(experiments, epochs, facts)) }];
    }),
  };
}

function boundsOf(experiment: Experiment): StudyPointRecord['bornDeadBounds'] {
  return boundsApply(experiment) ? { ...bornDeadBounds(experiment.layers[0]?.units ?? 1, experiment.layers.length) } : null;
}

function* networksOf(experiments: readonly Experiment[], epochs: readonly (readonly ReplicaSummary[])[], facts: readonly (DataFacts | undefined)[]): Generator<NetworkRecord, void> {
  const summaries = experiments.map(() => new Array<ReplicaSummary>());
  for (const ofEpoch of epochs) {
    for (const summary of ofEpoch) summaries[summary.replica]?.push(summary);
  }
  for (const [replica, { seed }] of experiments.entries()) {
    const known = facts[replica];
    yield { seed, ...(known === undefined ? {} : { facts: factsRecord(known) }), epochs: (summaries[replica] ?? []).map(networkEpochRecord) };
  }
}

function networkEpochRecord({ epoch, deadFraction, trainLoss, validationLoss, validationAccuracy, trainAccuracy, outputDead, isFinite }: ReplicaSummary): NetworkEpochRecord {
  return {
    epoch,
    deadFraction: deadFraction.map(writtenOrNull),
    trainLoss: writtenOrNull(trainLoss),
    validationLoss: writtenOrNull(validationLoss),
    validationAccuracy: writtenOrNull(validationAccuracy),
    trainAccuracy: writtenOrNull(trainAccuracy),
    outputDead,
    isFinite,
  };
}

const COLUMNS = ['value', 'seed', 'epoch', 'layer', 'units', 'deadFraction', 'trainLoss', 'validationLoss', 'validationAccuracy', 'trainAccuracy', 'outputDead', 'isFinite'] as const;

/**
 * Writes a study as CSV, line by line with the rules of `runCsv`: one row per point, seed, epoch and hidden layer. What belongs to
 * the epoch is repeated in each of its layers; `value` is empty without a sweep.
 */
export function* studyCsv(record: StudyRecord): Generator<string, void> {
  yield csvComment('link', record.link);
  yield csvComment('engine', record.engine === null ? 'not started' : engineLine(record.engine));
  yield csvComment('version', record.app.version);
  if (record.sweep !== null) yield csvComment('value', record.sweep.axis);
  if (record.sweep !== null) yield csvComment('also differs', differencesLine(record.alsoDiffers));
  yield csvRow(COLUMNS);
  for (const { value, hidden, networks } of record.points) {
    for (const { seed, epochs } of networks) {
      for (const { epoch, deadFraction, trainLoss, validationLoss, validationAccuracy, trainAccuracy, outputDead, isFinite } of epochs) {
        for (const [layer, fraction] of deadFraction.entries())
          yield csvRow([value, seed, epoch, layer + 1, hidden[layer], fraction, trainLoss, validationLoss, validationAccuracy, trainAccuracy, outputDead?.toString(), String(isFinite)]);
      }
    }
  }
}
