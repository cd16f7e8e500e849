import type { Permit } from '../../core/experiment/work/gate.ts';
import { NOTHING, type Place } from '../../core/experiment/work/workload.ts';
import type { Work } from '../../core/experiment/work/work.ts';
import type { Event, Summarised } from '../../engine/protocol.ts';
import type { GatedEngine } from '../gate/gatedEngine.ts';
import type { StudyTask } from './studyTasks.ts';

/** How a task is begun. */
interface Beginning {
  /** Whether it trains to its end, or only shows its networks at birth. */
  readonly trains: boolean;
  readonly summaries: Summarised;
  /** Whether the task before belongs to the same work: then it runs on the engine that that one ended on. */
  readonly continues: boolean;
}

/** Networks of which summaries are kept, in training on one engine task by task, under the name of one run. */
export interface TaskTraining<Task extends StudyTask> {
  /** Begins a task in place of the one before. */
  readonly begin: (permit: Permit, task: Task, beginning: Beginning) => void;
  /** Trains the present task on to its end after a pause. */
  readonly goOn: (permit: Permit) => void;
  /** Puts the present task on another engine after a failure, on the CPU if asked. */
  readonly revive: (permit: Permit, trains: boolean, onCpu: boolean) => void;
  readonly pause: () => void;
  /** What the engine says of the present task is no longer heard: nothing is wanted of its networks, which it keeps. */
  readonly leave: () => void;
  /** Drops the present task. */
  readonly release: () => void;
}

/** `tell` gets what is said of the present task, its replicas counted among all networks of their point; what was said of an earlier one is dropped. */
export function createTaskTraining<Task extends StudyTask>(engine: GatedEngine, run: string, tell: (event: Event, task: Task) => void): TaskTraining<Task> {
  let generation = 0;
  let task: Task | null = null;
  let isHeard = false;

  const address = (): { readonly run: string; readonly generation: number } => ({ run, generation });
  const end = (): number => task?.experiments[0]?.epochs ?? NOTHING;

  engine.listenTo(run, (event) => {
    if (task === null || !isHeard || event.generation !== generation) return;
    const { offset } = task;
    const isSummary = event.kind === 'summariesRecorded';
    tell(isSummary ? { ...event, summaries: event.summaries.map((summary) => ({ ...summary, replica: summary.replica + offset })) } : event, task);
  });

  return {
    begin(permit, next, { trains, summaries, continues }) {
      task = next;
      isHeard = true;
      generation += 1;
      engine.sendWork(permit, { ...address(), kind: 'prepareRun', experiments: next.experiments, summaries, until: trains ? 'losses' : 'units', continues });
      if (trains) engine.sendWork(permit, { ...address(), kind: 'startRun', untilEpoch: end() });
    },
    goOn: (permit) => engine.sendWork(permit, { ...address(), kind: 'startRun', untilEpoch: end() }),
    revive: (permit, trains, onCpu) => engine.reviveRuns(permit, [{ run, untilEpoch: trains ? end() : null }], onCpu),
    pause: () => engine.sendRest({ ...address(), kind: 'pauseRun' }),
    leave() {
      isHeard = false;
    },
    release() {
      if (task !== null) engine.sendRest({ ...address(), kind: 'releaseRun' });
      task = null;
      generation += 1;
    },
  };
}

/** The work on networks of one shape that nothing is known of yet. */
export function workOnNetworks(run: string, { experiments: [experiment, ...others] }: Pick<StudyTask, 'experiments'>, to: Place): readonly Work[] {
  return experiment === undefined ? [] : [{ run, experiment, networks: others.length + 1, summariesOnly: true, from: NOTHING, to, allowed: NOTHING }];
}
