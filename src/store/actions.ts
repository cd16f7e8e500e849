import { linkChange } from '../core/link/linkChange.ts';
import type { Remedy } from '../core/diagnosis/finding.ts';
import type { Experiment } from '../core/experiment/experiment.ts';
import { stepsPerEpochOf } from '../core/experiment/layout.ts';
import type { EngineClient } from '../engine/client.ts';
import type { Event } from '../engine/protocol.ts';
import { forgetFrames } from './history.ts';
import { lab, type Run, type RunId } from './lab.ts';
import type { Schedule } from './revisions.ts';
import { changeRun, createReceiver, dropPending } from './receive.ts';

/** The run that the controls act on. */
export const MAIN_RUN: RunId = 'main';

let client: EngineClient | null = null;
let lastGeneration = 0;

/** Connects the lab to an engine. Called once, by the composition root. `schedule` is when pictures are drawn. */
export function startEngine(createClient: (listener: (event: Event) => void) => EngineClient, schedule?: Schedule): void {
  client?.dispose();
  client = createClient(createReceiver(schedule));
}

/** Shows an experiment's network at birth in place of the main run. What that run recorded is dropped. */
export function openExperiment(experiment: Experiment): void {
  openRun(MAIN_RUN, experiment);
  lab.setState(({ view }) => ({ shown: [MAIN_RUN], view: { ...view, epoch: null, hoverEpoch: null, layer: Math.min(view.layer, experiment.hidden.length) } }));
}

function openRun(id: RunId, experiment: Experiment): void {
  lastGeneration += 1;
  forgetFrames(id);
  dropPending(id);
  const previous = lab.getState().runs[id];
  const run: Run = {
    id,
    experiment,
    operations: [],
    generation: lastGeneration,
    status: 'birth',
    engine: previous?.experiment.engine === experiment.engine ? previous.engine : null,
    facts: null,
    step: 0,
    seconds: 0,
    stepsPerSecond: 0,
    failure: null,
    recovery: null,
    revision: (previous?.revision ?? 0) + 1,
  };
  lab.setState(({ runs }) => ({ runs: { ...runs, [id]: run } }));
  client?.send({ kind: 'prepareRun', run: id, generation: run.generation, experiments: [experiment] });
}

function mainRun(): Run | undefined {
  return lab.getState().runs[MAIN_RUN];
}

function train(run: Run, untilEpoch: number): void {
  changeRun(run.id, { status: 'running', failure: null });
  client?.send({ kind: 'startRun', run: run.id, generation: run.generation, untilEpoch });
}

/** Trains the main run to its last epoch. A finished or failed run starts again from birth. */
export function startRun(): void {
  let run = mainRun();
  if (run === undefined || run.status === 'running') return;
  if (run.status === 'finished' || run.status === 'failed') resetRun();
  run = mainRun();
  if (run !== undefined) train(run, run.experiment.epochs);
}

/** Holds the main run after the update it is at. */
export function pauseRun(): void {
  const run = mainRun();
  if (run?.status === 'running') client?.send({ kind: 'pauseRun', run: run.id, generation: run.generation });
}

/** Trains the main run to the end of the current epoch. */
export function stepEpoch(): void {
  const run = mainRun();
  if (run === undefined || run.status === 'running' || run.status === 'finished' || run.status === 'failed') return;
  train(run, Math.floor(run.step / stepsPerEpochOf(run.experiment)) + 1);
}

/** Back to birth: same seed, same kernels. */
export function resetRun(): void {
  const run = mainRun();
  if (run !== undefined) openExperiment(run.experiment);
}

/** Opens a finding's remedy: the same experiment and seed with one thing changed. */
export function tryRemedy(id: RunId, remedy: Remedy): void {
  const run = lab.getState().runs[id];
  if (run === undefined) return;
  openExperiment(linkChange(run.experiment, remedy.change));
  startRun();
}
