import type { StepRecording, WatchedUnit } from '../../core/autopsy/stepRecording.ts';
import type { Frame } from '../../core/telemetry/frame.ts';
import { BIRTH, NOTHING } from '../../core/experiment/work/workload.ts';
import type { Event } from '../../engine/protocol.ts';
import type { GatedEngine } from '../gate/gatedEngine.ts';
import type { History } from './history.ts';
import type { Questions } from '../gate/question.ts';
import type { Run, RunId } from '../run.ts';
import type { Autopsy, LabStore } from '../state.ts';

/** What can be done to see a unit die. */
export interface AutopsyControl {
  /**
   * Trains an epoch of a run again, on the engine that trained it, with every step recorded; above the budget a question comes
   * first. Only while the run rests, and only one at a time; what was recorded before is shown at once. The state's `autopsy` says how it is.
   */
  readonly openAutopsy: (run: RunId, unit: WatchedUnit) => void;
  /** Gives one under way up; what is recorded stays known. */
  readonly closeAutopsy: () => void;
}

/** Recordings that are kept, so that going back to a unit takes no work. */
const MOST_KEPT = 64;
/** Share of the largest z of a layer by which two readings may differ. */
const ROUNDING = 1e-5;

interface Parts {
  readonly store: LabStore;
  readonly engine: GatedEngine;
  readonly questions: Questions;
  readonly framesOf: History['framesOf'];
}

export function createAutopsy({ store, engine, questions, framesOf }: Parts): AutopsyControl & { readonly receive: (event: Event) => void } {
  const known = new Map<string, Autopsy>();

  store.subscribe(({ runs, question, autopsy }, before) => {
    if (autopsy === null || (runs === before.runs && question === before.question)) return;
    const run = runs[autopsy.run];
    if (autopsy.status === 'asked' && question === null) change({ status: 'stopped' });
    else if (run === undefined || run.generation !== autopsy.generation) store.setState({ autopsy: null });
    else if (isUnderWay(autopsy) && (run.experiment !== autopsy.experiment || run.status === 'running' || run.check.status === 'checking')) change({ status: 'stopped' });
  });

  function change(changed: Partial<Autopsy>): void {
    const { autopsy } = store.getState();
    if (autopsy !== null) store.setState({ autopsy: { ...autopsy, ...changed } });
  }

  function stop(): void {
    const { autopsy } = store.getState();
    if (autopsy?.status === 'recording') engine.sendRest({ kind: 'stopRecording', run: autopsy.run, generation: autopsy.generation });
  }

  return {
    openAutopsy(id, { epoch, layer, unit }) {
      const run = store.getState().runs[id];
      if (run === undefined || run.engine === null || !canRecord(run)) return;
      stop();
      const { generation, experiment } = run;
      const ran = run.engine.id;
      const autopsy: Autopsy = { run: id, generation, experiment, epoch, layer, unit, status: 'recording', share: 0, recording: null, agrees: null, message: null };
      const old = known.get(keyOf(autopsy));
      if (old?.experiment === experiment) {
        store.setState({ autopsy: old });
        return;
      }
      const work = [{ run: id, experiment, networks: 1, summariesOnly: false, from: NOTHING, to: Math.max(BIRTH, epoch), allowed: NOTHING }];
      let isAsked = true;
      questions.requestWork('autopsy', work, (permit) => {
        isAsked = false;
        store.setState({ autopsy });
        engine.sendWork(permit, { kind: 'recordSteps', run: id, generation, experiment, engine: ran, epoch, layer, unit });
      });
      if (isAsked) store.setState({ autopsy: { ...autopsy, status: 'asked' } });
    },
    closeAutopsy() {
      const { autopsy, question } = store.getState();
      stop();
      if (autopsy?.status === 'asked' && question?.wants === 'autopsy') questions.dropQuestion();
      if (autopsy !== null && isUnderWay(autopsy)) change({ status: 'stopped' });
    },
    receive(event) {
      const { autopsy } = store.getState();
      if (autopsy?.status !== 'recording' || event.run !== autopsy.run || event.generation !== autopsy.generation) return;
      if (event.kind === 'recordingProgressed') change({ share: event.share });
      if (event.kind === 'recordingFailed') change({ status: 'failed', message: event.message });
      if (event.kind === 'stepsRecorded') {
        const { recording } = event;
        if (recording.epoch !== autopsy.epoch || recording.layer !== autopsy.layer || recording.unit !== autopsy.unit) return;
        const recorded: Autopsy = { ...autopsy, status: 'recorded', share: 1, recording, agrees: agreesWith(recording, framesOf(autopsy.run)[autopsy.epoch]) };
        known.delete(keyOf(autopsy));
        known.set(keyOf(autopsy), recorded);
        const [oldest] = known.keys();
        if (known.size > MOST_KEPT && oldest !== undefined) known.delete(oldest);
        store.setState({ autopsy: recorded });
      }
    },
  };
}

/** Whether a run can be trained again to see a unit die: it rests, and has been trained. */
export function canRecord({ status, step, pinned, check }: Run): boolean {
  return !pinned && step > 0 && (status === 'finished' || status === 'paused') && check.status !== 'checking';
}

/** Whether the next step of a run can be taken apart: it rests, at birth too. */
export function canTakeSlowStep(run: Run): boolean {
  return canRecord(run) || (run.status === 'birth' && !run.pinned && run.engine !== null && run.birth === 'known' && run.check.status !== 'checking');
}

function isUnderWay({ status }: Autopsy): boolean {
  return status === 'asked' || status === 'recording';
}

function keyOf({ run, generation, epoch, layer, unit }: Autopsy): string {
  return [run, generation, epoch, layer, unit].join();
}

/** Whether an epoch that was trained again ended as its frame says; null without a frame. */
function agreesWith({ atEnd }: StepRecording, frame: Frame | undefined): boolean | null {
  if (frame === undefined) return null;
  return frame.layers.every(({ maxPreActivation }, layer) => {
    const now = atEnd[layer];
    const size = maxPreActivation.reduce((most, z) => (Math.abs(z) > most ? Math.abs(z) : most), 0);
    return now !== undefined && maxPreActivation.every((z, unit) => Object.is(z, now[unit]) || (z <= 0 === (now[unit] ?? NaN) <= 0 && Math.abs(z - (now[unit] ?? NaN)) <= ROUNDING * size));
  });
}
