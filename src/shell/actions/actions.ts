import type { Theme } from '../../core/address/page.ts';
import { epochName } from '../../core/words/names.ts';
import { formatBytes } from '../../core/words/numbers.ts';
import type { Run } from '../../store/run.ts';
import { MAX_SHOWN, openedRunsOf, type Speed } from '../../store/state.ts';
import { canTakeSlowStep } from '../../store/runs/autopsy.ts';
import { theLab } from '../../store/theLab.ts';
import { hasRoomToPin, pinnedTwinOf } from '../../store/runs/openRuns.ts';
import { activityOf } from '../model/activity/activity.ts';
import { wantsStills } from '../model/activity/firstVisit.ts';
import { lookedAtOf, newestEpochOf, showEpoch } from '../model/activity/epochs.ts';
import { chooseTheme, togglePresent } from '../model/address/pageFlags.ts';
import { exportShown } from '../model/export/exportShown.ts';
import { moreFormatDetail, moreFormatLabel, moreFormatRefusal, type MoreFormatId } from '../model/export/moreFormats.ts';
import { recordOf, type FormatId } from '../model/export/recordFile.ts';
import { chooseFile } from '../model/open/openFile.ts';
import { changeShell, shellState } from '../model/shellState.ts';
import { clickBack, clickForward, stepRun } from '../model/stage/stage.ts';
import { savePicture } from '../picture/pictures.ts';
import type { PictureForm } from '../picture/takePicture.ts';
import type { Action, Page } from './action.ts';

/** What can be done from more than one place, in the order in which the keys are listed. To add an action: a row. */
const ROWS = {
  run: {
    part: 'transport',
    label: (page) => (isRunning(page) || isPlayed(page) ? 'Pause' : isFinished(page) && page.lab.playback === null ? 'Run again' : 'Run'),
    icon: (page) => (isRunning(page) || isPlayed(page) ? 'pause' : 'run'),
    keys: [{ key: ' ', shown: 'Space' }, { key: 'k', shown: 'K' }],
    does: 'Run or pause, also what is replayed; run again once finished',
    refusal: unopened,
    perform: runOrPause,
  },
  step: { part: 'transport', label: 'Step', keys: [{ key: 's', shown: 'S' }], does: 'Train one epoch', refusal: (page) => unopened(page) ?? noNextEpoch(page), perform: () => theLab().step() },
  slowStep: {
    part: ['transport', 'slowMotion'],
    label: 'One step in slow motion',
    keys: [{ key: 'o', shown: 'O' }],
    does: 'Take the next update of the network shown apart, in slow motion',
    refusal: (page) => unopened(page) ?? noSlowStep(page),
    perform: () => void takeSlowStep(),
  },
  reset: { part: 'transport', label: 'Reset', keys: [{ key: 'r', shown: 'R' }], does: 'Reset: same seed, same kernels', refusal: unopened, perform: () => theLab().reset() },
  replay: {
    part: 'transport',
    label: ({ lab: { playback } }) => (playback === null ? 'Replay' : playback.isHeld ? 'Play on' : 'Hold the replay'),
    icon: ({ lab: { playback } }) => (playback === null ? 'again' : playback.isHeld ? 'run' : 'pause'),
    keys: [{ key: 'l', shown: 'L' }],
    does: 'Replay from birth, or hold the replay',
    refusal: (page) => unopened(page) ?? noReplay(page),
    perform: replayOrHold,
  },
  slow: speedRow('1×', '1x'),
  fourfold: speedRow('4×', '4x'),
  fast: speedRow('Max', 'max'),
  epochBefore: { part: 'time', label: 'Show the epoch before', keys: [{ key: 'ArrowLeft', shown: '←' }], perform: () => scrub(-1) },
  epochAfter: { part: 'time', label: 'Show the epoch after', keys: [{ key: 'ArrowRight', shown: '→' }], perform: () => scrub(1) },
  birth: { part: 'time', label: 'Show the network at birth', keys: [{ key: 'Home', shown: 'Home' }], perform: () => scrub(-Infinity) },
  newest: {
    part: 'time',
    label: ({ lab }) => (lookedAtOf(lab) === null ? 'The newest epoch is shown' : `To the newest, ${epochName(newestEpochOf(lab))}`),
    keys: [{ key: 'End', shown: 'End' }],
    does: 'Follow the newest epoch',
    perform: () => scrub(Infinity),
  },
  projector: {
    part: 'projector',
    label: ({ shell }) => (shell.present ? 'Leave projector mode' : 'Projector mode'),
    icon: 'projector',
    keys: [{ key: 'p', shown: 'P' }],
    does: 'Projector mode on or off',
    perform: togglePresent,
  },
  clickForward: { part: 'transport', label: 'Go on', keys: [{ key: 'PageDown', shown: 'Page Down' }], onStage: true, does: 'On a projector: run, then the next epoch, run and chapter (as a clicker does)', perform: clickForward },
  clickBack: { part: 'transport', label: 'Go back', keys: [{ key: 'PageUp', shown: 'Page Up' }], onStage: true, does: 'On a projector: the epoch before, then run and chapter', perform: clickBack },
  runAfter: { label: 'Show the next run', keys: [{ key: 'ArrowDown', shown: '↓' }], onStage: true, does: 'On a projector: the next run, after the last the next chapter', perform: () => stepRun(1) },
  runBefore: { label: 'Show the run before', keys: [{ key: 'ArrowUp', shown: '↑' }], onStage: true, does: 'On a projector: the run before, before the first the chapter before', perform: () => stepRun(-1) },
  allPanels: { label: 'Bring all panels back', keys: [{ key: 'Escape', shown: 'Esc' }], perform: () => theLab().setEnlarged(null) },
  help: { part: 'help', label: 'Keyboard help', icon: 'help', keys: [{ key: '?', shown: '?' }], does: 'Show these keys', perform: () => changeShell({ helpOpen: true }) },
  settings: { label: 'Settings', perform: () => changeShell({ drawerOpen: true }) },
  share: { label: 'Share', perform: () => changeShell({ shareOpen: true }) },
  openFile: { label: 'Open', refusal: unopened, detail: () => 'what was exported as JSON', perform: chooseFile },
  exportJson: exportRow('JSON', 'json'),
  exportCsv: exportRow('CSV', 'csv'),
  exportTidy: moreRow('tidy'),
  exportNpz: moreRow('npz'),
  exportSafetensors: moreRow('safetensors'),
  exportEvents: moreRow('events'),
  exportLayersModel: moreRow('layersModel'),
  exportTorch: moreRow('torch'),
  exportKeras: moreRow('keras'),
  exportNotebook: moreRow('notebook'),
  exportReport: panelsRow('Report', 'report'),
  exportPanelsSvg: panelsRow('All panels (SVG)', 'svg'),
  exportPanelsPng: panelsRow('All panels (PNG)', 'png'),
  themeOfSystem: themeRow('As the system', 'system'),
  lightTheme: themeRow('Light', 'light'),
  darkTheme: themeRow('Dark', 'dark'),
  compare: { label: 'Compare', perform: () => changeShell({ compareOpen: true }) },
  pin: {
    label: (page) => (pinnedNow(page) === null ? 'Pin this run' : 'Unpin this run'),
    refusal: (page) => (pinnedNow(page) !== null || hasRoomToPin(page.lab) ? null : `No more than ${MAX_SHOWN} runs, pinned ones included: so many colours can be told apart. Drop one to pin this.`),
    saysWhy: true,
    perform: () => {
      const before = pinnedNow(pageNow());
      if (before !== null) theLab().unpinRun(before.id);
      else if (theLab().pinRun() !== null) changeShell({ toast: { text: 'Pinned: it stays beside whatever you open next.' } });
    },
  },
  leaveStudy: { label: 'Back to one run', perform: leaveStudy },
} satisfies Record<string, Action>;

/** Names of the actions. */
export type ActionId = keyof typeof ROWS;

/** The forms that a run is exported in, in their order. */
export const EXPORTS = ['exportJson', 'exportCsv', 'exportTidy', 'exportNpz', 'exportSafetensors', 'exportEvents', 'exportLayersModel', 'exportTorch', 'exportKeras', 'exportNotebook', 'exportPanelsSvg', 'exportPanelsPng', 'exportReport'] as const satisfies readonly ActionId[];

/** What the menu *Export* offers: the forms, and the way back. */
export const EXPORT_MENU = [...EXPORTS, 'openFile'] as const satisfies readonly ActionId[];

/** All actions by name. */
export const ACTIONS: Readonly<Record<ActionId, Action>> = ROWS;

/** The names, in the order of the table. */
export const ACTION_IDS = Object.keys(ROWS).filter(isActionId);

function isActionId(name: string): name is ActionId {
  return name in ROWS;
}

/** What the control of an action says. */
export function labelOf(id: ActionId, page: Page): string {
  const { label } = ACTIONS[id];
  return typeof label === 'string' ? label : label(page);
}

/** Does an action, or says why it cannot be done just now. */
export function act(id: ActionId): void {
  const { refusal, perform } = ACTIONS[id];
  const reason = refusal?.(pageNow()) ?? null;
  if (reason === null) perform();
  else changeShell({ toast: { text: reason } });
}

/** The page as it is now. */
export function pageNow(): Page {
  return { lab: theLab().getState(), shell: shellState() };
}

/** Of a finished run what is played is held and played on: it is what one sees run. */
function runOrPause(): void {
  const page = pageNow();
  if (isFinished(page) && page.lab.playback !== null) replayOrHold();
  else if (isRunning(page)) theLab().pause();
  else theLab().start();
}

function isRunning(page: Page): boolean {
  return activityOf(page.lab).status === 'running';
}

/** Whether epochs of a finished run are being shown one after the other. */
function isPlayed(page: Page): boolean {
  return isFinished(page) && page.lab.playback?.isHeld === false;
}

function isFinished(page: Page): boolean {
  return activityOf(page.lab).status === 'finished';
}

function unopened(page: Page): string | null {
  return activityOf(page.lab).status === 'none' ? 'No experiment is open yet.' : null;
}

function noNextEpoch({ lab: state }: Page): string | null {
  const { status, canStep } = activityOf(state);
  if (canStep) return null;
  if (status === 'finished') return 'All epochs are trained. Reset goes back to birth.';
  return status === 'failed' ? 'A run that failed has no next epoch.' : 'Many seeds train to their end, not epoch by epoch.';
}

function noSlowStep({ lab, shell }: Page): string | null {
  if (shell.present) return 'A step in slow motion is shown outside of projector mode.';
  if (lab.shown?.kind === 'study') return 'A run has steps in slow motion, not many seeds.';
  const [run] = openedRunsOf(lab);
  return run !== undefined && canTakeSlowStep(run) ? null : 'A step can be taken in slow motion once the run rests.';
}

async function takeSlowStep(): Promise<void> {
  const { lab } = pageNow();
  const [run] = openedRunsOf(lab);
  if (run === undefined) return;
  const refused = await theLab().takeSlowStep(run.id, lookedAtOf(lab) ?? theLab().framesOf(run.id).length - 1);
  if (refused !== null) changeShell({ toast: { text: refused } });
}

function noReplay({ lab }: Page): string | null {
  if (lab.shown?.kind === 'study') return 'A run is replayed, not many seeds.';
  if (wantsStills()) return 'Your system asks for less motion: the slider and the arrow keys go through the epochs.';
  if (activityOf(lab).status === 'running') return 'It can be replayed once it rests. Pause holds what is shown, too.';
  return newestEpochOf(lab) < 1 ? 'Nothing has been trained yet.' : null;
}

function replayOrHold(): void {
  const { playback } = theLab().getState();
  if (playback === null) theLab().replay();
  else if (playback.isHeld) theLab().playOn();
  else theLab().holdPlayback();
}

function speedRow(label: string, speed: Speed): Action {
  return { label, isChosen: ({ lab }) => lab.speed === speed, perform: () => theLab().setSpeed(speed) };
}

/** What is pinned of the main run as it stands; null where nothing is, or it has gone on since. */
function pinnedNow({ lab }: Page): Run | null {
  const [run] = openedRunsOf(lab);
  const twin = run === undefined ? null : pinnedTwinOf(lab, run);
  return twin !== null && twin.step >= (run?.step ?? 0) ? twin : null;
}

function scrub(by: number): void {
  const newest = newestEpochOf(theLab().getState());
  if (newest >= 0) showEpoch((lookedAtOf(theLab().getState()) ?? newest) + by, newest);
}

function exportRow(label: string, format: FormatId): Action {
  return {
    label,
    refusal: unopened,
    detail: () => `about ${formatBytes(recordOf(theLab().getState(), format)?.length ?? 0, 2)}`,
    perform: () => void exportShown(format),
  };
}

function moreRow(format: MoreFormatId): Action {
  return {
    label: moreFormatLabel(format),
    refusal: (page) => unopened(page) ?? moreFormatRefusal(format, page.lab),
    detail: () => moreFormatRefusal(format, theLab().getState()) ?? moreFormatDetail(format, theLab().getState()),
    perform: () => void exportShown(format),
  };
}

function panelsRow(label: string, form: PictureForm): Action {
  return {
    label,
    refusal: (page) => unopened(page) ?? (page.shell.present ? 'Leave projector mode to save pictures and reports.' : null),
    detail: () => (form === 'report' ? 'a page to print' : 'one sheet, as they stand'),
    perform: () => void savePicture(null, form),
  };
}

function themeRow(label: string, theme: Theme): Action {
  return { label, isChosen: ({ shell }) => shell.theme === theme, perform: () => chooseTheme(theme) };
}

function leaveStudy(): void {
  const { shown } = theLab().getState();
  if (shown !== null) theLab().open({ kind: 'run', experiment: shown.experiment });
}
