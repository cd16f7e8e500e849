import { lab } from '../../store/lab.ts';
import { setEnlarged } from '../../store/view.ts';
import { showEpoch } from '../model/activity/showEpoch.ts';
import { activityOf } from '../model/activity/activity.ts';
import { newestEpochOf } from '../model/activity/newestEpoch.ts';
import { pauseAll, requestEpoch, requestRun, resetAll } from '../model/work/requestRun.ts';
import { togglePresent } from '../model/address/pageFlags.ts';
import { changeShell } from '../model/shellState.ts';

/** Keys, as `KeyboardEvent.key` has them and as they are shown, and what they do. */
export interface Shortcut {
  readonly keys: readonly { readonly key: string; readonly shown: string }[];
  readonly does: string;
  readonly act: () => void;
}

/** All keys of the page. */
export const SHORTCUTS: readonly Shortcut[] = [
  { keys: [{ key: ' ', shown: 'Space' }, { key: 'k', shown: 'K' }], does: 'Run or pause', act: runOrPause },
  { keys: [{ key: 's', shown: 'S' }], does: 'Train one epoch', act: requestEpoch },
  { keys: [{ key: 'r', shown: 'R' }], does: 'Reset: same seed, same kernels', act: resetAll },
  { keys: [{ key: 'ArrowLeft', shown: '←' }], does: 'Show the epoch before', act: () => scrub(-1) },
  { keys: [{ key: 'ArrowRight', shown: '→' }], does: 'Show the epoch after', act: () => scrub(1) },
  { keys: [{ key: 'Home', shown: 'Home' }], does: 'Show the network at birth', act: () => scrub(-Infinity) },
  { keys: [{ key: 'End', shown: 'End' }], does: 'Follow the newest epoch', act: () => scrub(Infinity) },
  { keys: [{ key: 'p', shown: 'P' }], does: 'Projector mode on or off', act: togglePresent },
  { keys: [{ key: 'Escape', shown: 'Esc' }], does: 'Bring all panels back', act: () => setEnlarged(null) },
  { keys: [{ key: '?', shown: '?' }], does: 'Show these keys', act: () => changeShell({ helpOpen: true }) },
];

function runOrPause(): void {
  if (activityOf(lab.getState()).status === 'running') pauseAll();
  else requestRun();
}

function scrub(by: number): void {
  const newest = newestEpochOf(lab.getState());
  if (newest < 0) return;
  showEpoch((lab.getState().view.epoch ?? newest) + by, newest);
}
