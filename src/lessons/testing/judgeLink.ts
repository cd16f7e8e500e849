import { comparedExperiments } from '../../core/comparison/comparison.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { readLink } from '../../core/address/readLink.ts';
import { openEngines } from '../../engine/engines.ts';
import { recordSteps } from '../../engine/stepRecorder.ts';
import { emptyShelf } from '../../engine/trainAgain.ts';
import { encodeLink } from '../../core/link/encode.ts';
import { studyPoints } from '../../core/study/study.ts';
import type { ShownNetworks, ShownSeeds, Judgement, Lesson, ShownRun } from '../lesson.ts';
import { runHeadless, runPointHeadless } from './runHeadless.ts';

const known = new Map<string, Promise<ShownRun>>();

/** A run that has been made before is not made again: lessons share some. */
function runOnce(experiment: Experiment, until: Lesson['until']): Promise<ShownRun> {
  const key = `${until} ${encodeLink(experiment)}`;
  const run = known.get(key) ?? runHeadless(experiment, until);
  known.set(key, run);
  return run;
}

/** All that a link shows, run on the cpu engine one after another. */
export async function networksOfLink(link: string, until: Lesson['until']): Promise<ShownNetworks> {
  const { experiment, shown } = readLink(link);
  if (shown.kind === 'study') {
    const { study } = shown;
    const points: ShownSeeds[] = [];
    for (const { value, experiments } of studyPoints(experiment, study)) points.push(await runPointHeadless(value, experiments, until));
    return { runs: [], study: { axis: study.sweep?.axis ?? null, points } };
  }
  const compared = shown.kind === 'comparison' ? comparedExperiments(experiment, shown.comparison) : [{ label: null, experiment }];
  const runs: ShownRun[] = [];
  for (const one of compared) runs.push({ ...(await runOnce(one.experiment, until)), label: one.label });
  return { runs, study: null };
}

/** Runs a link's experiments and lets a lesson judge them, with the epoch recorded that it asks for. */
export async function judgeLink(lesson: Lesson, link: string): Promise<Judgement> {
  return lesson.judge(await withRecording(lesson, await networksOfLink(link, lesson.until)));
}

/** The same networks with the epoch recorded, step by step, that a lesson asks for of the first. */
async function withRecording({ watched }: Lesson, networks: ShownNetworks): Promise<ShownNetworks> {
  const [run, ...others] = networks.runs;
  const unit = watched?.(networks) ?? null;
  if (run === undefined || unit === null) return networks;
  const recording = await recordSteps(openEngines(), { experiment: run.experiment, engine: 'cpu', ...unit }, emptyShelf(), { breathe: () => Promise.resolve() }, () => {});
  return { ...networks, runs: [{ ...run, recording }, ...others] };
}


/** A measured number by its id. Throws when the judgement has none. */
export function numberOf({ numbers }: Judgement, id: string): number {
  const found = numbers.find((measured) => measured.id === id);
  if (found === undefined) throw new Error(`There is no number ${id} among ${numbers.map((measured) => measured.id).join(', ')}.`);
  return found.value;
}
