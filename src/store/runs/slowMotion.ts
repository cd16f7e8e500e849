import { BIRTH, NOTHING } from '../../core/experiment/work/workload.ts';
import type { Event } from '../../engine/protocol.ts';
import { canTakeSlowStep, type AutopsyControl } from './autopsy.ts';
import type { GatedEngine } from '../gate/gatedEngine.ts';
import type { Questions } from '../gate/question.ts';
import type { RunId } from '../run.ts';
import type { LabState, LabStore, SlowMotion } from '../state.ts';

/** What a lab does to take a step in slow motion. */
export interface SlowMotionControl {
  /** Records a step's stages; a run that is training, or has no engine yet, has none. One step at a time is known. */
  readonly open: (run: RunId, epoch: number) => void;
  readonly close: () => void;
  readonly receive: (event: Event) => void;
}

interface Parts {
  readonly store: LabStore;
  readonly engine: GatedEngine;
  readonly questions: Questions;
  readonly autopsy: Pick<AutopsyControl, 'closeAutopsy'>;
}

/** Takes steps in slow motion. A step goes when its run goes on, is changed or reset, and stops for an epoch that is recorded step by step. */
export function createSlowMotion({ store, engine, questions, autopsy }: Parts): SlowMotionControl {
  store.subscribe((state, before) => {
    const { slowMotion, question, runs } = state;
    if (slowMotion === null) return;
    const run = runs[slowMotion.run];
    const isOver = run === undefined || run.generation !== slowMotion.generation || run.experiment !== slowMotion.experiment || run.status === 'running' || run.check.status === 'checking';
    if (isOver || (slowMotion.status === 'asked' && question === null) || (slowMotion.status === 'recording' && isRecordingAnother(state, before))) store.setState({ slowMotion: null, drawnStage: null });
  });

  function change(changed: Partial<SlowMotion>): void {
    const { slowMotion } = store.getState();
    if (slowMotion !== null) store.setState({ slowMotion: { ...slowMotion, ...changed } });
  }

  function close(): void {
    const { slowMotion, question } = store.getState();
    if (slowMotion === null) return;
    store.setState({ slowMotion: null, drawnStage: null });
    if (slowMotion.status === 'recording') engine.sendRest({ kind: 'stopRecording', run: slowMotion.run, generation: slowMotion.generation });
    if (slowMotion.status === 'asked' && question?.wants === 'slowMotion') questions.dropQuestion();
  }

  return {
    open(id, epoch) {
      const run = store.getState().runs[id];
      if (run === undefined || run.engine === null || !canTakeSlowStep(run)) return;
      autopsy.closeAutopsy();
      close();
      const { generation, experiment } = run;
      const ran = run.engine.id;
      const begun: SlowMotion = { run: id, generation, experiment, epoch, status: 'recording', share: 0, stages: null, message: null };
      const work = [{ run: id, experiment, networks: 1, summariesOnly: false, from: NOTHING, to: Math.max(BIRTH, epoch), allowed: NOTHING }];
      let isAsked = true;
      questions.requestWork('slowMotion', work, (permit) => {
        isAsked = false;
        store.setState({ slowMotion: begun });
        engine.sendWork(permit, { kind: 'recordStages', run: id, generation, experiment, engine: ran, epoch: epoch + 1 });
      });
      if (isAsked) store.setState({ slowMotion: { ...begun, status: 'asked' } });
    },
    close,
    receive(event) {
      const { slowMotion } = store.getState();
      if (slowMotion?.status !== 'recording' || event.run !== slowMotion.run || event.generation !== slowMotion.generation) return;
      if (event.kind === 'recordingProgressed') change({ share: event.share });
      if (event.kind === 'recordingFailed') change({ status: 'failed', message: event.message });
      if (event.kind === 'stagesRecorded' && event.stages.epoch === slowMotion.epoch + 1) change({ status: 'recorded', share: 1, stages: event.stages });
    },
  };
}

function isRecordingAnother({ autopsy }: LabState, before: LabState): boolean {
  return autopsy !== before.autopsy && autopsy?.status === 'recording';
}
