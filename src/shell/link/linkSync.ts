import { decodeLink } from '../../core/link/decode.ts';
import { encodeLink } from '../../core/link/encode.ts';
import { openExperiment } from '../../store/actions.ts';
import { lab } from '../../store/lab.ts';
import { followPageFlags } from '../state/pageFlags.ts';
import { changeShell } from '../state/shellState.ts';
import { requestRun } from '../work/requestRun.ts';
import { joinHash, pagePairs } from './address.ts';
import type { EditPhase } from './editPhase.ts';
import { createHistoryWriter } from './historyWriter.ts';
import { mainRun } from './mainRun.ts';

/** Least time between two replacements of the address while dragging; browsers limit their number. */
const REPLACE_EVERY_MS = 350;
/** Marks the history entries that this page has read, so that Back does not start a run again. */
const SEEN = { seen: true } as const;

let phase: EditPhase = 'committed';
let isLoaded = false;

const writer = createHistoryWriter({
  push: (link) => history.pushState(SEEN, '', addressOf(link)),
  replace: (link) => history.replaceState(SEEN, '', addressOf(link)),
  later: (callback) => {
    const timer = setTimeout(callback, REPLACE_EVERY_MS);
    return () => clearTimeout(timer);
  },
});

function addressOf(link: string): string {
  const hash = joinHash(link, pagePairs(location.hash));
  return hash === '' ? location.pathname + location.search : `#${hash}`;
}

/** The full address that reproduces an experiment. */
export function shareAddress(link: string): string {
  return `${location.origin}${location.pathname}${location.search}${link === '' ? '' : `#${link}`}`;
}

/** Makes changes of the experiment under a drag, or committed ones. */
export function inPhase(during: EditPhase, change: () => void): void {
  const before = phase;
  phase = during;
  try {
    change();
  } finally {
    phase = before;
  }
}

/** Ends a drag. */
export function commitAddress(): void {
  writer.commit();
}

function readAddress(): void {
  const isNew = !isLoaded || history.state === null;
  if (isLoaded) followPageFlags(location.hash);
  isLoaded = true;
  const { experiment, run, notices } = decodeLink(location.hash);
  const link = encodeLink(experiment);
  writer.adopt(link);
  history.replaceState(SEEN, '');
  const current = mainRun()?.experiment;
  if (current === undefined || encodeLink(current) !== link) openExperiment(experiment);
  changeShell({ notices });
  if (run && isNew) requestRun();
}

/** Opens the experiment of the address and keeps the two in step from then on. Returns how to stop. */
export function startLinkSync(): () => void {
  readAddress();
  let shown = mainRun()?.experiment;
  const unsubscribe = lab.subscribe(() => {
    const experiment = mainRun()?.experiment;
    if (experiment === undefined || experiment === shown) return;
    shown = experiment;
    writer.write(encodeLink(experiment), phase);
  });
  addEventListener('popstate', readAddress);
  addEventListener('hashchange', readAddress);
  return () => {
    unsubscribe();
    removeEventListener('popstate', readAddress);
    removeEventListener('hashchange', readAddress);
  };
}
