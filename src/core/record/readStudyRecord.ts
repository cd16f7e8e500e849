import { widthsOf } from '../experiment/layout.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { readShown, type ShownStudy } from '../shown/shown.ts';
import type { ReplicaSummary } from '../study/replicaSummary.ts';
import { broughtAlong, studyPoints, type StudyPoint } from '../study/study.ts';
import type { DataFacts } from '../telemetry/probeReading.ts';
import { differenceRecords } from './comparisonRecord.ts';
import { BadRecord, type Place } from './place.ts';
import { readEngine, readFacts, readLinked, readVersion } from './readRun.ts';
import type { EngineRecord } from './runRecord.ts';
import type { RecordedStudyStatus } from './studyRecord.ts';

/** The networks of a point as a file has them. */
export interface OpenedPoint extends StudyPoint {
  /** By replica, and then by epoch from birth; empty where nothing of it is known. */
  readonly networks: readonly (readonly ReplicaSummary[])[];
  /** By replica; undefined where the file does not say. */
  readonly facts: readonly (DataFacts | undefined)[];
}

/** A study read from a file: what `studyRecord` wrote. */
export interface OpenedStudy {
  readonly shown: ShownStudy;
  readonly link: string;
  readonly engine: EngineRecord | null;
  /** Version of the page that recorded it. */
  readonly version: string;
  readonly status: RecordedStudyStatus;
  readonly seconds: number;
  readonly points: readonly OpenedPoint[];
}

const STATUSES: readonly RecordedStudyStatus[] = ['preparing', 'born', 'waiting', 'running', 'paused', 'finished', 'failed'];
const UNTRAINED: ReadonlySet<RecordedStudyStatus> = new Set(['preparing', 'born', 'waiting']);

/**
 * Reads what `studyRecord` writes. What follows from the link, seeds, values, widths and what the values bring along, must be as the
 * link has it, and the epochs of every network as the status says. Bounds are not read: they follow from the link too. Throws `BadRecord`.
 */
export function readStudyRecord(file: Place): OpenedStudy {
  const { experiment, view, link } = readLinked(file);
  const { shown, notices } = readShown(experiment, view);
  const [notice] = notices;
  if (notice !== undefined) throw new BadRecord(`Its link cannot be read whole: ${notice.message}`);
  if (shown.kind !== 'study') throw new BadRecord('Its link asks for no study: neither seeds nor sweep stands in it.');
  const { seeds, sweep } = shown.study;
  const points = studyPoints(experiment, shown.study);
  file.at('seeds').mustEqual(seeds, 'as in its link');
  file.at('sweep').mustEqual(sweep === null ? null : { axis: sweep.axis, values: sweep.values }, 'as in its link');
  file.at('alsoDiffers').mustEqual(differenceRecords(broughtAlong(points, sweep)), 'as it follows from its link');
  const status = file.at('status').oneOf(STATUSES);
  const read = file.at('points').list(points.length, points.length);
  return {
    shown,
    link,
    engine: file.at('engine').orNull(readEngine),
    version: readVersion(file),
    status,
    seconds: file.at('seconds').number(),
    points: read.flatMap((place, index) => {
      const point = points[index];
      return point === undefined ? [] : [readPoint(place, point, status)];
    }),
  };
}

function readPoint(place: Place, point: StudyPoint, status: RecordedStudyStatus): OpenedPoint {
  const { value, experiments } = point;
  place.at('value').mustEqual(value, 'as in its link');
  for (const experiment of experiments.slice(0, 1)) place.at('hidden').mustEqual(widthsOf(experiment), 'as in its link');
  const networks = place.at('networks').list(experiments.length, experiments.length);
  return {
    value,
    experiments,
    networks: networks.flatMap((network, replica) => {
      const experiment = experiments[replica];
      return experiment === undefined ? [] : [readNetwork(network, experiment, replica, status)];
    }),
    facts: networks.map((network) => (network.at('facts').isAbsent ? undefined : readFacts(network.at('facts')))),
  };
}

function readNetwork(network: Place, { seed, epochs, layers }: Experiment, replica: number, status: RecordedStudyStatus): readonly ReplicaSummary[] {
  network.at('seed').mustEqual(seed, 'as they count up from that of its link');
  const place = network.at('epochs');
  const read = place.list(0, epochs + 1);
  if (status === 'finished' && read.length <= epochs) place.mustBe(`a list of ${epochs + 1}, birth and ${epochs} epochs, as the study is finished`);
  if (UNTRAINED.has(status) && read.length > 1) place.mustBe('birth alone, as the study has not been trained');
  return read.map((summary, epoch) => readSummary(summary, replica, epoch, layers.length));
}

function readSummary(place: Place, replica: number, epoch: number, layers: number): ReplicaSummary {
  place.at('epoch').mustEqual(epoch, 'as epochs stand in order from birth');
  const known = (key: string, read: (at: Place) => number): number | null => (epoch === 0 ? place.at(key).orNull(read) : read(place.at(key)));
  const trainLoss = known('trainLoss', numberAt);
  const validationLoss = known('validationLoss', numberAt);
  const isFinite = place.at('isFinite');
  const areLossesFinite = [trainLoss, validationLoss].every((loss) => loss === null || Number.isFinite(loss));
  if (isFinite.truth() && !areLossesFinite) isFinite.mustBe('false, as one of its losses is not finite');
  return {
    replica,
    epoch,
    deadFraction: place.at('deadFraction').list(layers, layers).map((fraction) => fraction.orNull(shareAt)),
    outputDead: place.at('outputDead').orNull((at) => at.truth()),
    isFinite: isFinite.truth(),
    trainLoss,
    validationLoss,
    trainAccuracy: known('trainAccuracy', accuracyAt),
    validationAccuracy: known('validationAccuracy', accuracyAt),
  };
}

function numberAt(place: Place): number {
  return place.number();
}

function shareAt(place: Place): number {
  return place.share();
}

/** A share, or what is not finite of a network whose numbers have burst. */
function accuracyAt(place: Place): number {
  return Number.isFinite(place.number()) ? place.share() : place.number();
}
