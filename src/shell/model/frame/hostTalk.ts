import { linkChange } from '../../../core/link/linkChange.ts';
import { SETTING_KEYS } from '../../../core/link/linkKeys.ts';
import { shown as fitToShow, type Notice } from '../../../core/link/notice.ts';
import { splitLink } from '../../../core/link/splitLink.ts';
import { theLab } from '../../../store/theLab.ts';
import { activityOf } from '../activity/activity.ts';
import { newestEpochOf } from '../activity/epochs.ts';
import { keptPage, shownLinkOn } from '../address/address.ts';
import { editWith } from '../shown/editExperiment.ts';
import { mainRun } from '../shown/mainRun.ts';
import { shellState } from '../shellState.ts';
import { readMessage, type FrameMessage, type PageMessage } from './messages.ts';

/** Most errors that one message is answered with. */
const MOST_ERRORS = 8;

/**
 * Hears messages of the page around this one and tells it what happens: once that the page is ready, each newest epoch,
 * the end of training, and in an embed how high the page is. Other windows are not heard. Returns how to stop.
 */
export function startHostTalk(): () => void {
  const host = globalThis.parent;
  // What is told is no secret, and whose page the frame stands in the browser does not say.
  const tell = (message: PageMessage): void => host.postMessage({ lab: 1, ...message }, '*');
  const hear = ({ source, data }: MessageEvent<unknown>): void => {
    if (source === host) for (const answer of answersTo(data)) tell(answer);
  };
  addEventListener('message', hear);
  tell({ type: 'ready', link: linkNow(), version: import.meta.env.APP_VERSION });
  const stops = [followTraining(tell), shellState().limits.embed === true ? followHeight(tell) : null, () => removeEventListener('message', hear)];
  return () => {
    for (const stop of stops) stop?.();
  };
}

/** Does what a message of the host asks, within what the page's own link allows. Returns the answers. Never throws. */
export function answersTo(data: unknown): readonly PageMessage[] {
  const message = readMessage(data);
  if (message === null) return [];
  if ('problem' in message) return [error(message.problem)];
  const { status } = activityOf(theLab().getState());
  if (status === 'none') return [error('No experiment is open yet.')];
  switch (message.type) {
    case 'set':
      return set(message.link);
    case 'run': {
      if (status !== 'running') theLab().start();
      return theLab().getState().question === null ? [] : [error('The page asks its reader whether to train that much.')];
    }
    case 'pause': {
      if (status === 'running') theLab().pause();
      return [];
    }
    case 'get': {
      const frame = frameNow();
      return [frame ?? error('No network has been read yet.')];
    }
  }
}

function error(text: string): PageMessage {
  return { type: 'error', text };
}

function set(link: string): readonly PageMessage[] {
  const others = [...splitLink(link).pairs.keys()].filter((key) => !SETTING_KEYS.has(key)).map((key) => `${fitToShow(key)} is no setting that a message can change.`);
  const refusedBefore = theLab().getState().lockRefusal;
  let notices: readonly Notice[] = [];
  editWith((experiment) => {
    const changed = linkChange(experiment, link);
    notices = changed.notices;
    return { experiment: changed.experiment, consequences: [] };
  });
  const { lockRefusal } = theLab().getState();
  const refused = lockRefusal === null || lockRefusal === refusedBefore ? [] : [`Locked here: ${lockRefusal.held.join(', ')}.`];
  const bad = notices.filter(({ kind }) => kind !== 'unknown-key').map(({ message }) => message);
  return [...refused, ...bad, ...others].slice(0, MOST_ERRORS).map(error);
}

function linkNow(): string {
  return shownLinkOn(keptPage());
}

function frameNow(): FrameMessage | null {
  const run = mainRun();
  const frame = run === undefined ? undefined : theLab().framesOf(run.id).at(-1);
  if (run === undefined || frame === undefined) return null;
  const { epoch, step, trainLoss, validationLoss, trainAccuracy, validationAccuracy, layers } = frame;
  return {
    type: 'frame',
    status: activityOf(theLab().getState()).status,
    link: linkNow(),
    epoch,
    epochs: run.experiment.epochs,
    step,
    trainLoss,
    validationLoss,
    trainAccuracy,
    validationAccuracy,
    deadFraction: layers.map(({ deadFraction }) => deadFraction),
  };
}

function followTraining(tell: (message: PageMessage) => void): () => void {
  let last = '';
  let was = '';
  const follow = (): void => {
    const state = theLab().getState();
    const run = mainRun();
    const newest = newestEpochOf(state);
    const { status } = activityOf(state);
    const now = `${run?.generation ?? ''}:${newest}`;
    if (now !== last && newest >= 0) {
      last = now;
      const frame = frameNow();
      if (frame !== null) tell(frame);
    }
    if (status !== was && status === 'finished') tell({ type: 'finished', link: linkNow(), epoch: newest, fingerprint: run?.fingerprint ?? null });
    was = status;
  };
  follow();
  return theLab().subscribe(follow);
}

function followHeight(tell: (message: PageMessage) => void): () => void {
  const page = document.getElementById('root');
  if (page === null) return () => {};
  let last = 0;
  const observer = new ResizeObserver(() => {
    const height = Math.ceil(page.getBoundingClientRect().height);
    if (height !== last) tell({ type: 'height', height });
    last = height;
  });
  observer.observe(page);
  return () => observer.disconnect();
}
