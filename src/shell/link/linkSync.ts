import type { Experiment } from '../../core/experiment/experiment.ts';
import { lab, type Lab } from '../../store/lab.ts';
import { followPageFlags } from '../state/pageFlags.ts';
import { changeShell } from '../state/shellState.ts';
import { requestRun } from '../work/requestRun.ts';
import { joinHash, pagePairs } from './address.ts';
import type { EditPhase } from './editPhase.ts';
import { createHistoryWriter } from './historyWriter.ts';
import { openShown, readShown, shownLink, shownOf, writeShown } from './shownLink.ts';

/** Least time between two replacements of the address while dragging; browsers limit their number. */
const REPLACE_EVERY_MS = 350;
/** Marks the history entries that this page has read, so that Back does not start a run again. */
const SEEN = { seen: true } as const;

let phase: EditPhase = 'committed';
let isLoaded = false;
/** Changes that are being made as one, and whether any of them is to be written. */
let depth = 0;
let isDue = false;

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

/** Makes changes of what is shown, under a drag or committed ones. The address follows once they are all made. */
export function inPhase(during: EditPhase, change: () => void): void {
  const before = phase;
  phase = during;
  depth += 1;
  try {
    change();
  } finally {
    depth -= 1;
    if (depth === 0) writeDue();
    phase = before;
  }
}

/** What panels and store change outside of a phase is written once the change is whole: at the end of the task. */
function writeDue(): void {
  if (!isDue || depth > 0) return;
  isDue = false;
  writer.write(shownLink(), phase);
}

/** Ends a drag. */
export function commitAddress(): void {
  writer.commit();
}

function readAddress(): void {
  const isNew = !isLoaded || history.state === null;
  if (isLoaded) followPageFlags(location.hash);
  isLoaded = true;
  const { shown, run, notices } = readShown(location.hash);
  const link = writeShown(shown);
  writer.adopt(link);
  history.replaceState(SEEN, '');
  const isOpen = shownOf(lab.getState()) !== null && shownLink() === link;
  if (!isOpen) inPhase('committed', () => openShown(shown));
  changeShell({ notices });
  if (run && isNew) requestRun();
}

/** Opens the experiment of the address and keeps the two in step from then on. Returns how to stop. */
export function startLinkSync(): () => void {
  readAddress();
  let seen = lab.getState();
  const unsubscribe = lab.subscribe((state) => {
    const isSame = state.study?.base === seen.study?.base && state.study?.study === seen.study?.study && state.comparison === seen.comparison && mainExperiment(state) === mainExperiment(seen);
    seen = state;
    if (isSame) return;
    isDue = true;
    if (depth === 0) queueMicrotask(writeDue);
  });
  addEventListener('popstate', readAddress);
  addEventListener('hashchange', readAddress);
  return () => {
    unsubscribe();
    removeEventListener('popstate', readAddress);
    removeEventListener('hashchange', readAddress);
  };
}

function mainExperiment({ runs, shown: [first] }: Lab): Experiment | undefined {
  return first === undefined ? undefined : runs[first]?.experiment;
}
