import type { Experiment } from '../../core/experiment/experiment.ts';
import type { ReplicaSummary } from '../../core/study/replicaSummary.ts';
import type { Frame } from '../../core/telemetry/frame.ts';
import type { DataFacts } from '../../core/telemetry/probeReading.ts';
import { openEngines } from '../../engine/engines.ts';
import type { SessionEvent } from '../../engine/recorder.ts';
import { openSession, type Session, type SessionPlan } from '../../engine/session.ts';
import type { ShownSeeds, Lesson, ShownRun } from '../lesson.ts';

const engines = openEngines();

/** Runs one experiment on the cpu engine, to its birth or its end, without a page. */
export async function runHeadless(experiment: Experiment, until: Lesson['until']): Promise<ShownRun> {
  const onCpu: Experiment = { ...experiment, engine: 'cpu' };
  const frames: Frame[] = [];
  let facts: DataFacts | null = null;
  await complete({ experiments: [onCpu], until: until === 'birth' ? 'units' : 'losses' }, onCpu.epochs, (event) => {
    if (event.kind === 'frameRecorded') frames[event.frame.epoch] = event.frame;
    if (event.kind === 'factsDrawn') facts = event.facts[0] ?? null;
  });
  return { label: null, experiment: onCpu, facts, frames, finished: until === 'end' };
}

/** The same for many seeds at one value of a sweep, or on another engine. */
export async function runPointHeadless(value: number | null, experiments: readonly Experiment[], until: Lesson['until'], engine: 'cpu' | 'wasm' = 'cpu'): Promise<ShownSeeds> {
  const onEngine = experiments.map((experiment): Experiment => ({ ...experiment, engine }));
  const summaries: ReplicaSummary[] = [];
  let facts: readonly DataFacts[] | null = null;
  await complete({ experiments: onEngine, summaries: 'every-epoch', until: until === 'birth' ? 'units' : 'losses' }, onEngine[0]?.epochs ?? 0, (event) => {
    if (event.kind === 'summariesRecorded') summaries.push(...event.summaries);
    if (event.kind === 'factsDrawn') facts = event.facts;
  });
  return { value, experiments: onEngine, facts, summaries };
}

function complete(plan: SessionPlan, epochs: number, listen: (event: SessionEvent) => void): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    const session: Session = openSession(engines, plan, (event) => {
      listen(event);
      if (event.kind === 'runFailed') reject(new Error(event.message));
      if (event.kind === 'runPrepared') session.start(epochs);
      if (event.kind === 'runStopped' || event.kind === 'birthHeld') {
        session.release();
        resolve();
      }
    });
  });
}
