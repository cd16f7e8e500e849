import type { Permit } from '../../core/experiment/work/gate.ts';
import { placeOf } from '../../core/experiment/schedule.ts';
import type { Event, Summarised } from '../../engine/protocol.ts';
import { runOfLane, type GatedEngine } from '../gate/gatedEngine.ts';
import type { StudyTask } from './studyTasks.ts';
import { createTaskTraining, type TaskTraining } from './taskTraining.ts';

/** How tasks are begun. */
interface Beginning {
  /** Whether they train to their end, or only show their networks at birth. */
  readonly trains: boolean;
  readonly summaries: Summarised;
  /** Tasks at the same time, at least one. */
  readonly lanes: number;
}

/** What the lanes are at: of all together, the first of these that is true of one. */
export type LanesState = 'working' | 'failed' | 'paused' | 'done';

/**
 * Tasks in training, several at the same time: a lane takes the next one when it is done with its own. What a network
 * comes to does not depend on how many lanes there are.
 */
export interface TaskLanes<Task extends StudyTask> {
  /** Begins tasks in place of those before. */
  readonly begin: (permit: Permit, tasks: readonly Task[], beginning: Beginning) => void;
  /** Begins the tasks anew on more lanes, unless they are held. */
  readonly spread: (tasks: readonly Task[], lanes: number) => void;
  /** Goes on after a pause or a failure; tasks that failed on another engine, on the CPU if asked. */
  readonly goOn: (permit: Permit, onCpu: boolean) => void;
  /** Holds the networks in training; where these are about to end, before the next are drawn. */
  readonly pause: () => void;
  /** Drops all tasks. */
  readonly release: () => void;
  readonly state: () => LanesState;
  /** Epoch that all networks in training have reached; where none trains, that of the last to end. */
  readonly epoch: () => number;
  /** Seconds that the lane at work the longest has trained. */
  readonly seconds: () => number;
}

interface Parts<Task extends StudyTask> {
  readonly engine: GatedEngine;
  /** Name of the work in its permit. */
  readonly work: string;
  /** Whether a task that fails holds all others, until `goOn`; else the lane takes the next one. */
  readonly holdsOnFailure: boolean;
  /** Gets what is said of a task, its replicas counted among all networks of their point. */
  readonly tell: (event: Event, task: Task) => void;
  /** Called when what the lanes are at may have changed. */
  readonly onChange: () => void;
}

interface Lane<Task extends StudyTask> {
  readonly training: TaskTraining<Task>;
  state: 'idle' | 'working' | 'paused' | 'failed';
  hasBegun: boolean;
  epoch: number;
  secondsBefore: number;
  seconds: number;
}

export function createTaskLanes<Task extends StudyTask>({ engine, work, holdsOnFailure, tell, onChange }: Parts<Task>): TaskLanes<Task> {
  const lanes: Lane<Task>[] = [];
  /** Lanes of the present tasks. */
  let inUse: Lane<Task>[] = [];
  let waiting: Task[] = [];
  let permit: Permit | null = null;
  let beginning: Beginning = { trains: false, summaries: 'every-epoch', lanes: 1 };
  let isHeld = false;

  function laneAt(number: number): Lane<Task> {
    const known = lanes[number];
    if (known !== undefined) return known;
    const training = createTaskTraining<Task>(engine, runOfLane(work, number), (event, task) => hear(lane, event, task));
    const lane: Lane<Task> = { training, state: 'idle', hasBegun: false, epoch: 0, secondsBefore: 0, seconds: 0 };
    lanes[number] = lane;
    return lane;
  }

  /** Lets a lane take its next task, unless all are held. */
  function next(lane: Lane<Task>): void {
    lane.state = 'idle';
    const task = isHeld || permit === null ? undefined : waiting.shift();
    if (task === undefined || permit === null) {
      lane.training.leave();
      return;
    }
    Object.assign(lane, { state: 'working', epoch: 0 });
    const continues = beginning.trains && lane.hasBegun;
    lane.hasBegun = true;
    lane.training.begin(permit, task, { ...beginning, continues });
  }

  function hear(lane: Lane<Task>, event: Event, task: Task): void {
    const isOver = event.kind === 'runStopped' || (event.kind === 'birthHeld' && !beginning.trains) || (event.kind === 'runFailed' && !holdsOnFailure);
    if (event.kind === 'summariesRecorded') Object.assign(lane, { epoch: event.epoch, seconds: event.seconds });
    else if (event.kind === 'runPaused') lane.state = 'paused';
    else if (event.kind === 'runRecovered') Object.assign(lane, { state: beginning.trains && event.untilEpoch === null ? 'paused' : 'working', seconds: event.seconds, epoch: epochAt(task, event.step) });
    else if (event.kind === 'runFailed' && holdsOnFailure) {
      lane.state = 'failed';
      pause();
    }
    tell(event, task);
    if (isOver) {
      lane.secondsBefore += lane.seconds;
      lane.seconds = 0;
      next(lane);
    }
    onChange();
  }

  function pause(): void {
    isHeld = true;
    for (const { state, training } of inUse) if (state === 'working' && beginning.trains) training.pause();
  }

  /** Drops all tasks, and what the lanes hold that are not among those wanted. */
  function clear(wanted: number): void {
    for (const lane of inUse.splice(wanted)) lane.training.release();
    for (const lane of lanes) Object.assign(lane, { state: 'idle', hasBegun: false, epoch: 0, secondsBefore: 0, seconds: 0 });
    waiting = [];
    isHeld = false;
  }

  function begin(leave: Permit, tasks: readonly Task[], how: Beginning): void {
    const count = Math.min(how.lanes, tasks.length);
    clear(count);
    permit = leave;
    waiting = [...tasks];
    beginning = how;
    inUse = Array.from({ length: count }, (_, number) => laneAt(number));
    for (const lane of inUse) next(lane);
    onChange();
  }

  return {
    begin,
    spread(tasks, count) {
      if (permit !== null && !isHeld && Math.min(count, tasks.length) > inUse.length) begin(permit, tasks, { ...beginning, lanes: count });
    },
    goOn(leave, onCpu) {
      permit = leave;
      isHeld = false;
      for (const lane of inUse) {
        if (lane.state === 'failed') lane.training.revive(leave, beginning.trains, onCpu);
        else if (lane.state === 'paused') {
          lane.state = 'working';
          lane.training.goOn(leave);
        } else if (lane.state === 'idle') next(lane);
      }
      onChange();
    },
    pause,
    release: () => clear(0),
    state() {
      const is = (state: Lane<Task>['state']): boolean => inUse.some((lane) => lane.state === state);
      if (is('working')) return 'working';
      if (is('failed')) return 'failed';
      return is('paused') || waiting.length > 0 ? 'paused' : 'done';
    },
    epoch() {
      const working = inUse.filter(({ state }) => state !== 'idle');
      return working.length > 0 ? Math.min(...working.map(({ epoch }) => epoch)) : Math.max(0, ...inUse.map(({ epoch }) => epoch));
    },
    seconds: () => Math.max(0, ...inUse.map(({ secondsBefore, seconds }) => secondsBefore + seconds)),
  };
}

function epochAt({ experiments: [first] }: StudyTask, step: number): number {
  return first === undefined ? 0 : placeOf(first, step).epoch;
}
