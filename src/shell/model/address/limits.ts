import { limitsOf, type LinkPage, type PageLimits } from '../../../core/address/page.ts';
import type { Shown } from '../../../core/shown/shown.ts';
import type { Guard } from '../../../core/address/lock.ts';
import { theLab } from '../../../store/theLab.ts';
import { changeShell, shellState } from '../shellState.ts';
import { addressNow } from './address.ts';

/** Nothing changes until it is known what is locked. */
const CLOSED: Guard = {
  hold: () => ({ shown: null, held: [] }),
  keeps: () => false,
  allows: () => false,
  allowsOperation: () => false,
  allowsUndo: () => false,
  allowsDrop: () => false,
  allowsSeeds: () => false,
};

let known: Promise<void> = Promise.resolve();

/** Settles when it is known what is locked: until then nothing changes, and what is asked for would be lost. */
export function limitsKnown(): Promise<void> {
  return known;
}

/**
 * Takes over what the address that the page has loaded with holds it to, before anything is drawn: hidden parts, locked
 * keys, the layout for a frame, a question.
 */
export function startLimits(): void {
  takeOver(limitsOf({}, addressNow().page));
}

function takeOver(limits: PageLimits): void {
  changeShell({ limits });
  if (limits.hide?.includes('treatments') === true) theLab().withholdTrials();
}

/** What another address of the page adds to that. Nothing is taken away before the page is loaded anew. Returns whether the address says less. */
export function widenLimits(page: LinkPage): boolean {
  const limits = limitsOf(shellState().limits, page);
  takeOver(limits);
  return JSON.stringify(limits) !== JSON.stringify(limitsOf({}, page));
}

/** Holds everything that is shown from now on to the locked keys, as they are in what is shown. */
export function lockShown(base: Shown): void {
  const keys = new Set(shellState().limits.lock);
  if (keys.size === 0) return;
  theLab().setGuard(CLOSED);
  known = import('../../../core/address/lock.ts').then(({ guardOf }) => theLab().setGuard(guardOf({ keys, base })), () => changeShell({ toast: { text: 'What is locked here could not be loaded, so that nothing can be changed. Reload the page to try again.' } }));
}

/** Says in passing what a lock has refused. Returns how to stop. */
export function followLock(): () => void {
  let before = theLab().getState().lockRefusal;
  return theLab().subscribe(({ lockRefusal }) => {
    if (lockRefusal === null || lockRefusal === before) return;
    before = lockRefusal;
    const { held } = lockRefusal;
    changeShell({ toast: { text: held.length === 0 ? 'That changes a setting which is locked here.' : `Locked here: ${held.join(', ')}.` } });
  });
}
