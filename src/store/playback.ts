import type { EarlyReading } from '../core/telemetry/unitActivity.ts';
import type { Frame } from '../core/telemetry/frame.ts';
import type { History } from './runs/history.ts';
import type { RunId } from './run.ts';
import { openedRunsOf, type LabState, type LabStore, type Speed } from './state.ts';

/** An epoch is shown for this long at `1×`, in milliseconds, where that does not make a whole run longer than `WHOLE_RUN`. */
const AN_EPOCH = 800;
/** All epochs of a run take at most this long at `1×`, in milliseconds: the article's 25 take it. */
const WHOLE_RUN = 20_000;
/** Least time between two epochs shown, in milliseconds: longer runs skip some. */
const LEAST_WAIT = 80;
/** How much quicker than `1×` a speed is; a run played again at `max` takes 2 seconds at most. */
const TIMES = { '1x': 1, '4x': 4, max: 10 } as const satisfies Record<Speed, number>;

/**
 * Shows recorded epochs one after the other at the chosen speed. It is a matter of showing alone: training goes at its own
 * pace, and all that is recorded, exported and judged is the same.
 */
export interface PlaybackControl {
  /** The frames of a run that panels know: while epochs are played, up to the one played. The same array while it grows. */
  readonly shownFramesOf: (run: RunId) => readonly Frame[];
  /** What panels know of the readings within the first epochs: while epochs are played, those before the one played. The same array while it grows. */
  readonly shownEarlyOf: (run: RunId) => readonly EarlyReading[];
  /** Chooses how fast epochs are shown; while runs train, `max` shows the newest from now on. */
  readonly setSpeed: (speed: Speed) => void;
  /** Plays all recorded epochs from birth. */
  readonly replay: () => void;
  /** Lets the epochs of runs that have begun to train come at the chosen speed; goes on where it was held. */
  readonly playTraining: () => void;
  /** Stays at the epoch played, if there are later ones. */
  readonly holdPlayback: () => void;
  /** Goes on from there. */
  readonly playOn: () => void;
  /** Shows all that is recorded. */
  readonly endPlayback: () => void;
}

interface Parts {
  readonly store: LabStore;
  readonly history: Pick<History, 'framesOf' | 'earlyOf'>;
  /** Calls back after some milliseconds. */
  readonly wait: (callback: () => void, milliseconds: number) => void;
}

export function createPlayback({ store, history: { framesOf, earlyOf }, wait }: Parts): PlaybackControl {
  const played = new Map<RunId, Frame[]>();
  const playedEarly = new Map<RunId, EarlyReading[]>();
  let isWaiting = false;

  function play(epoch: number): void {
    store.setState(({ view }) => ({ playback: { epoch, isHeld: false }, view: { ...view, epoch: null } }));
    tickLater();
  }

  function tickLater(milliseconds = paceOf(store.getState()).milliseconds): void {
    if (isWaiting) return;
    isWaiting = true;
    wait(tick, milliseconds);
  }

  function tick(): void {
    isWaiting = false;
    const state = store.getState();
    if (state.playback === null || state.playback.isHeld) return;
    const newest = newestOf(state);
    const epoch = Math.min(newest, state.playback.epoch + paceOf(state).epochs);
    if (epoch === newest && !isTraining(state)) {
      end();
      return;
    }
    const hasCaughtUp = epoch === state.playback.epoch;
    if (!hasCaughtUp) store.setState({ playback: { epoch, isHeld: false } });
    tickLater(hasCaughtUp ? LEAST_WAIT : undefined);
  }

  function end(): void {
    played.clear();
    playedEarly.clear();
    store.setState({ playback: null });
  }

  function newestOf({ sideBySide }: LabState): number {
    return Math.max(0, ...sideBySide.map((id) => framesOf(id).length - 1));
  }

  return {
    shownFramesOf(run) {
      const frames = framesOf(run);
      const { playback } = store.getState();
      if (playback === null) return frames;
      const known = Math.min(frames.length, playback.epoch + 1);
      let shown = played.get(run);
      if (shown === undefined || shown.length > known) played.set(run, (shown = []));
      for (let epoch = 0; epoch < known; epoch += 1) {
        const frame = frames[epoch];
        if (frame !== undefined) shown[epoch] = frame;
      }
      return shown;
    },
    shownEarlyOf(run) {
      const early = earlyOf(run);
      const { playback } = store.getState();
      if (playback === null) return early;
      const known = early.filter(({ epoch }) => epoch < playback.epoch);
      let shown = playedEarly.get(run);
      if (shown === undefined || shown.length > known.length) playedEarly.set(run, (shown = []));
      shown.splice(0, shown.length, ...known);
      return shown;
    },
    setSpeed(speed) {
      store.setState({ speed });
      const state = store.getState();
      if (!isTraining(state)) return;
      if (speed === 'max') end();
      else if (state.playback === null) play(newestOf(state));
    },
    replay: () => play(0),
    playTraining() {
      const state = store.getState();
      if (state.speed !== 'max') play(state.playback?.epoch ?? newestOf(state));
    },
    holdPlayback() {
      const state = store.getState();
      if (state.playback === null) return;
      if (state.playback.epoch >= newestOf(state)) end();
      else store.setState({ playback: { ...state.playback, isHeld: true } });
    },
    playOn() {
      const { playback } = store.getState();
      if (playback !== null) play(playback.epoch);
    },
    endPlayback() {
      if (store.getState().playback !== null) end();
    },
  };
}

function isTraining(state: LabState): boolean {
  return openedRunsOf(state).some(({ status }) => status === 'running');
}

/** How many epochs further each picture is, and how long it stays. */
function paceOf(state: LabState): { readonly epochs: number; readonly milliseconds: number } {
  const planned = Math.max(1, ...openedRunsOf(state).map(({ experiment }) => experiment.epochs));
  const anEpoch = Math.min(AN_EPOCH, WHOLE_RUN / planned) / TIMES[state.speed];
  const milliseconds = Math.max(LEAST_WAIT, anEpoch);
  return { epochs: Math.ceil(milliseconds / anEpoch), milliseconds };
}
