import type { OpenedPoint, OpenedStudy } from '../../core/record/readStudyRecord.ts';
import type { RecordedStudyStatus } from '../../core/record/studyRecord.ts';
import { ENGINES } from '../../core/vocabulary/engines.ts';
import { reportOf } from '../runs/fromFile.ts';
import type { StudyRun } from '../state.ts';
import type { RecordedElsewhere } from './study.ts';

/** A study as it was read from a file of this name. */
export function studyOfFile({ shown, points, status, engine, version, seconds }: OpenedStudy, name: string): RecordedElsewhere {
  const { epochs } = shown.experiment;
  const report = engine === null ? null : reportOf(engine);
  const reached = points.flatMap(({ networks }) => networks.map((summaries) => summaries.length - 1));
  const networksDone = reached.filter((epoch) => epoch === epochs).length;
  const inTraining = reached.filter((epoch) => epoch > 0 && epoch < epochs);
  const study: StudyRun = {
    ...shown,
    points: points.map(({ value, experiments }) => ({ value, experiments })),
    file: { name, version, made: madeText(name, version, report) },
    status: restingAs(status, reached.every((epoch) => epoch >= 0)),
    engine: report,
    networksDone,
    epoch: inTraining.length > 0 ? Math.min(...inTraining) : networksDone > 0 ? epochs : 0,
    seconds,
    failure: null,
    recovery: null,
    revision: 0,
  };
  return {
    study,
    recordInto: (history) =>
      points.forEach(({ networks, facts }, point) => {
        for (const [epoch, summaries] of byEpoch(networks).entries()) history.recordSummaries(point, epoch, summaries);
        facts.forEach((known, replica) => {
          if (known !== undefined) history.recordFacts(point, replica, [known]);
        });
      }),
  };
}

/** Of networks at birth a file may name no engine: all draw them alike. */
function madeText(name: string, version: string, engine: StudyRun['engine']): string {
  const made = engine === null ? '' : `${ENGINES[engine.id].label} (${engine.renderer}), float${engine.float}, and `;
  return `The numbers shown were opened from ${name}: ${made}version ${version} of the page made them.`;
}

/** What was at work when it was exported rests. */
function restingAs(status: RecordedStudyStatus, areAllBorn: boolean): StudyRun['status'] {
  if (status === 'preparing') return areAllBorn ? 'born' : 'waiting';
  return status === 'running' ? 'paused' : status;
}

function byEpoch(networks: OpenedPoint['networks']): readonly OpenedPoint['networks'][number][] {
  const epochs = Math.max(0, ...networks.map(({ length }) => length));
  return Array.from({ length: epochs }, (_, epoch) => networks.flatMap((summaries) => summaries[epoch] ?? []));
}
