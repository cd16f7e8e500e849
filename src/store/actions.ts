import { comparedExperiments, type Comparison, comparisonOfChange } from '../core/comparison/comparison.ts';
import { linkChange } from '../core/link/linkChange.ts';
import type { Remedy } from '../core/diagnosis/finding.ts';
import type { Experiment } from '../core/experiment/experiment.ts';
import { decide, type Permit } from '../core/experiment/gate.ts';
import { stepsPerEpochOf } from '../core/experiment/layout.ts';
import type { Work } from '../core/experiment/work.ts';
import { BIRTH, NOTHING } from '../core/experiment/workload.ts';
import { SECOND_OPINION } from '../core/vocabulary/engines.ts';
import type { EngineClient } from '../engine/client.ts';
import type { Event } from '../engine/protocol.ts';
import { isBirthLong, leaveForBirth, workOf } from './birth.ts';
import { connectEngine, reviveRuns, sendRest, sendWork } from './gatedEngine.ts';
import { forgetFrames, framesOf, recordFrame } from './history.ts';
import { lab, MAX_SHOWN, UNCHECKED, type Lab, type OpenComparison, type Run, type RunId } from './lab.ts';
import { dropQuestion, requestWork } from './question.ts';
import type { Schedule } from './revisions.ts';
import { closeStudy, createStudyReceiver } from './study.ts';
import { changeRun, createReceiver, dropPending } from './receive.ts';

/** The run that the controls act on. */
export const MAIN_RUN: RunId = 'main';

let lastGeneration = 0;
let lastPin = 0;

/** Connects the lab to an engine. Called once, by the composition root. `schedule` is when pictures are drawn. */
export function startEngine(createClient: (listener: (event: Event) => void) => EngineClient, schedule?: Schedule): void {
  const receiveRun = createReceiver(schedule);
  const receiveStudy = createStudyReceiver(schedule);
  connectEngine(
    createClient((event) => {
      receiveRun(event);
      receiveStudy(event);
    }),
  );
}

/** Shows an experiment's network at birth in place of the open runs. What they recorded is dropped; pinned runs stay. */
export function openExperiment(experiment: Experiment): void {
  openRuns([experiment]);
}

/** Shows several networks at birth side by side, the first as the main run, in place of the open ones or of a study. */
export function openRuns(experiments: readonly Experiment[]): void {
  show(experiments, null);
}

/** Shows the networks of a comparison at birth side by side: equal but for one setting, and what its values bring along. */
export function openComparison(base: Experiment, comparison: Comparison): void {
  show(comparedExperiments(base, comparison).map(({ experiment }) => experiment), { base, comparison });
}

/** The ids that runs get when they are opened side by side. */
function idsOf(experiments: readonly Experiment[]): readonly RunId[] {
  return experiments.map((_, index) => (index === 0 ? MAIN_RUN : `${MAIN_RUN}-${index + 1}`));
}

function show(experiments: readonly Experiment[], comparison: OpenComparison | null): void {
  dropQuestion();
  closeStudy();
  const { shown } = lab.getState();
  const pinned = pinnedRuns();
  const ids = idsOf(experiments);
  for (const id of shown) if (!ids.includes(id) && !pinned.includes(id)) closeRun(id);
  experiments.forEach((experiment, index) => openRun(ids[index] ?? MAIN_RUN, experiment));
  const layers = Math.min(...experiments.map(({ layers }) => layers.length));
  const next = withPinned(ids);
  const isSame = next.length === shown.length && next.every((id, index) => id === shown[index]);
  lab.setState(({ view }) => ({ comparison, shown: isSame ? shown : next, view: { ...view, epoch: null, hoverEpoch: null, layer: Math.min(view.layer, layers) } }));
  const leave = leaveForBirth(openedRuns().map((run) => workOf(run, BIRTH)));
  if (leave !== null) carryOut(leave);
}

/** All pinned runs, the oldest first, whether there is room to show them or not. */
function pinnedRuns(): readonly RunId[] {
  return Object.values(lab.getState().runs).flatMap(({ id, pinned }) => (pinned ? [id] : []));
}

/** Open runs, and after them as many pinned ones as there is room for. */
function withPinned(open: readonly RunId[], pinned = pinnedRuns()): readonly RunId[] {
  return [...open, ...pinned].slice(0, MAX_SHOWN);
}

function openRun(id: RunId, experiment: Experiment): void {
  lastGeneration += 1;
  forgetFrames(id);
  dropPending(id);
  const previous = lab.getState().runs[id];
  const run: Run = {
    id,
    pinned: false,
    experiment,
    operations: [],
    generation: lastGeneration,
    status: 'birth',
    untilEpoch: null,
    allowed: NOTHING,
    birth: 'waiting',
    birthShare: 0,
    engine: previous?.experiment.engine === experiment.engine ? previous.engine : null,
    facts: null,
    step: 0,
    seconds: 0,
    stepsPerSecond: 0,
    failure: null,
    recovery: null,
    check: UNCHECKED,
    revision: (previous?.revision ?? 0) + 1,
  };
  lab.setState(({ runs }) => ({ runs: { ...runs, [id]: run } }));
}

/** Brings runs where a permit lets them go. */
function carryOut(permit: Permit): void {
  for (const { run: id, to } of permit.work) {
    const run = lab.getState().runs[id];
    if (run === undefined) continue;
    const { generation, experiment } = run;
    changeRun(id, { allowed: Math.max(run.allowed, to), birth: run.birth === 'held' && to >= BIRTH ? 'reading' : run.birth });
    if (run.birth === 'waiting') {
      changeRun(id, { birth: 'reading' });
      sendWork(permit, { kind: 'prepareRun', run: id, generation, experiments: [experiment], until: to < BIRTH ? 'units' : 'losses' });
    } else if (to === BIRTH && run.birth !== 'known') {
      sendWork(permit, { kind: 'evaluateBirth', run: id, generation });
    }
    if (to > BIRTH) train(permit, run, to);
  }
}

function closeRun(id: RunId): void {
  const run = lab.getState().runs[id];
  if (run !== undefined && !run.pinned && run.birth !== 'waiting') sendRest({ kind: 'releaseRun', run: id, generation: run.generation });
  forgetFrames(id);
  dropPending(id);
  lab.setState(({ runs }) => ({ runs: Object.fromEntries(Object.entries(runs).filter(([other]) => other !== id)) }));
}

/** The open runs that controls act on, in the order shown. */
export function openedRuns(): readonly Run[] {
  const { runs, shown } = lab.getState();
  return shown.flatMap((id) => runs[id] ?? []).filter(({ pinned }) => !pinned);
}

/** Trains a run to an epoch; one that failed from its last checkpoint. */
function train(permit: Permit, run: Run, untilEpoch: number): void {
  if (run.status === 'failed') {
    reviveRuns(permit, [{ run: run.id, untilEpoch }], false);
    return;
  }
  changeRun(run.id, { status: 'running', untilEpoch, check: run.check.status === 'checking' ? UNCHECKED : run.check });
  sendWork(permit, { kind: 'startRun', run: run.id, generation: run.generation, untilEpoch });
}

function isOver({ status }: Run): boolean {
  return status === 'finished' || status === 'failed';
}

/**
 * Trains the open runs to their last epoch, those that failed from their last checkpoints, and calls back when it begins:
 * above the budget a question comes first. When all have finished, they start again from birth.
 */
export function startRun(onStart: () => void = () => {}): void {
  const opened = openedRuns();
  const isAgain = opened.every(({ status }) => status === 'finished');
  const going = isAgain ? opened : opened.filter(({ status }) => status !== 'running' && status !== 'finished');
  if (going.length === 0) return;
  const work = going.map((run) => (isAgain ? wholeWorkOf(run.id, run.experiment) : workOf(run, run.experiment.epochs)));
  requestWork('run', work, (permit) => {
    if (isAgain) resetRun();
    carryOut(permit);
    onStart();
  });
}

/** The work on a run that nothing is known of yet, to its end. */
function wholeWorkOf(run: RunId, experiment: Experiment): Work {
  return { run, experiment, networks: 1, summariesOnly: false, from: NOTHING, to: experiment.epochs, allowed: NOTHING };
}

/** Evaluates the losses at birth of the open runs, for a person who has been told how long it takes. */
export function evaluateBirth(): void {
  const decision = decide(openedRuns().filter(({ birth, status }) => birth !== 'known' && status !== 'failed').map((run) => workOf(run, BIRTH)), 'pressed');
  carryOut(decision.answer === 'ask' ? decision.yes() : decision.permit);
}

/** Holds the evaluation at birth of the open runs where it is. */
export function holdBirth(): void {
  for (const { id, generation, birth } of openedRuns()) if (birth === 'reading') sendRest({ kind: 'holdBirth', run: id, generation });
}

/** Holds the open runs after the update they are at; before their first one, a long evaluation at birth too. */
export function pauseRun(): void {
  for (const run of openedRuns()) {
    if (run.status !== 'running') continue;
    const address = { run: run.id, generation: run.generation };
    sendRest({ kind: 'pauseRun', ...address });
    if (run.birth === 'reading' && isBirthLong(run)) sendRest({ kind: 'holdBirth', ...address });
  }
}

/** Trains the open runs to the end of the epoch that the one furthest behind is in; above the budget a question comes first. */
export function stepEpoch(): void {
  const waiting = openedRuns().filter((run) => run.status !== 'running' && !isOver(run));
  const next = Math.min(...waiting.map(epochInProgress));
  const behind = waiting.filter((run) => epochInProgress(run) === next);
  if (behind.length > 0) requestWork('epoch', behind.map((run) => workOf(run, next)), carryOut);
}

/** The epoch, from 1, that a run's next update belongs to. */
function epochInProgress({ step, experiment }: Run): number {
  return Math.floor(step / stepsPerEpochOf(experiment)) + 1;
}

/** Back to birth: same seeds, same kernels. */
export function resetRun(): void {
  const opened = openedRuns();
  if (opened.length > 0) show(opened.map(({ experiment }) => experiment), lab.getState().comparison);
}

/** Drops one of several open runs; the others keep what they recorded. The last one stays. */
export function dropRun(id: RunId): void {
  const opened = openedRuns();
  const index = opened.findIndex((run) => run.id === id);
  if (index < 0 || opened.length < 2) return;
  const { comparison } = lab.getState();
  const values = comparison?.comparison.values.toSpliced(index, 1) ?? [];
  lab.setState({
    shown: withPinned(opened.toSpliced(index, 1).map((run) => run.id)),
    comparison: comparison === null || values.length < 2 ? null : { base: comparison.base, comparison: { key: comparison.comparison.key, values } },
  });
  closeRun(id);
}

/**
 * Puts every open run that failed on another engine, where its last checkpoint left it, on the CPU if asked. Only
 * those that were training train on, to where they were going.
 */
export function restartRuns(onCpu: boolean): void {
  const failed = openedRuns().filter(({ status }) => status === 'failed');
  requestWork('run', failed.map((run) => workOf(run, run.untilEpoch ?? run.allowed)), (permit) => reviveRuns(permit, failed.map(({ id, untilEpoch }) => ({ run: id, untilEpoch })), onCpu));
}

/** Whether one more run can be pinned: with it the open and the pinned runs are at most `MAX_SHOWN`. */
export function hasRoomToPin({ runs }: Pick<Lab, 'runs'>): boolean {
  return Object.keys(runs).length < MAX_SHOWN;
}

/** Keeps a copy of the main run beside whatever is opened next. Returns its id, null when there is nothing to keep or no room. */
export function pinRun(): RunId | null {
  const [run] = openedRuns();
  if (run === undefined || !hasRoomToPin(lab.getState())) return null;
  lastPin += 1;
  const id = `pin-${lastPin}`;
  for (const frame of framesOf(run.id)) recordFrame(id, frame);
  const pinned: Run = { ...run, id, pinned: true, status: run.status === 'running' ? 'paused' : run.status, untilEpoch: null, recovery: null, check: run.check.status === 'checking' ? UNCHECKED : run.check };
  lab.setState(({ runs, shown }) => ({ runs: { ...runs, [id]: pinned }, shown: [...shown, id] }));
  return id;
}

/** Drops a pinned run; another one that waited for room takes its place. */
export function unpinRun(id: RunId): void {
  if (lab.getState().runs[id]?.pinned !== true) return;
  const open = openedRuns().map((run) => run.id);
  lab.setState({ shown: withPinned(open, pinnedRuns().filter((other) => other !== id)) });
  closeRun(id);
}

/**
 * Starts a finding's remedy beside the same experiment without it: same seed, same data, same batches. A remedy
 * of one setting is a comparison; one of several settings gives two runs, of which the page says in what they differ.
 * Above the budget a question comes first, and what is open stays as it is until it is answered with yes.
 */
export function tryRemedy(id: RunId, remedy: Remedy): void {
  const run = lab.getState().runs[id];
  if (run === undefined) return;
  const { experiment } = run;
  const comparison = comparisonOfChange(experiment, remedy.change);
  const experiments = comparison === null ? [experiment, linkChange(experiment, remedy.change).experiment] : comparedExperiments(experiment, comparison).map((compared) => compared.experiment);
  const ids = idsOf(experiments);
  requestWork('run', experiments.map((each, index) => wholeWorkOf(ids[index] ?? MAIN_RUN, each)), (permit) => {
    show(experiments, comparison === null ? null : { base: experiment, comparison });
    carryOut(permit);
  });
}

/** Trains the first steps of a run that does not train once more, on its engine and on TensorFlow.js, and compares. */
export function checkRun(id: RunId): void {
  const run = lab.getState().runs[id];
  if (run === undefined || run.engine === null || run.status === 'running') return;
  changeRun(id, { check: { status: 'checking' } });
  sendRest({ kind: 'checkRun', run: id, generation: run.generation, experiment: run.experiment, engine: run.engine.id, against: SECOND_OPINION });
}

/** Gives a check under way up. */
export function stopCheck(id: RunId): void {
  const run = lab.getState().runs[id];
  if (run?.check.status !== 'checking') return;
  changeRun(id, { check: UNCHECKED });
  sendRest({ kind: 'stopCheck', run: id, generation: run.generation });
}
