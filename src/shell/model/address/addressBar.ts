import { moveBehindHash, type AddressParts } from '../../../core/link/splitLink.ts';
import type { EditPhase } from '../../../ui/controls/editPhase.ts';
import { createHistoryWriter } from './historyWriter.ts';

/** Marks the history entries that this page has read, so that Back does not start a run again. */
const READ = { seen: true } as const;

/**
 * In a frame the address stays what the host wrote, so that a reload of the host shows that again, and Back is the host's.
 * What would stand there is kept here; null until something is written.
 */
const frame: { written: string | null } = { written: null };

/** Whether the page stands in a frame of another one. */
export function isFramed(): boolean {
  return globalThis.parent !== globalThis.self;
}

const listeners = new Set<() => void>();

const writer = createHistoryWriter({
  read: barHash,
  push: (hash) => {
    if (isFramed()) {
      frame.written = hash;
      return;
    }
    history.pushState(READ, '', addressOf(hash));
    check(hash);
  },
  replace: (hash) => {
    if (isFramed()) {
      frame.written = hash;
      return;
    }
    history.replaceState(READ, '', addressOf(hash));
    check(hash);
  },
  now: () => performance.now(),
  later: (callback, ms) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
});

/** What stands in the address, the link's keys behind `#` wherever they were written. */
function barParts(): AddressParts {
  return moveBehindHash({ search: location.search.slice(1), hash: location.hash.slice(1) });
}

function barHash(): string {
  return frame.written ?? barParts().hash;
}

/** The full address with another hash, without `#`; what hosts have put behind `?` stays. */
function addressOf(hash: string): string {
  const url = new URL(location.href);
  url.search = barParts().search;
  url.hash = hash === '' ? '' : `#${hash}`;
  return url.href;
}

/** Chromium ignores calls beyond its limit instead of throwing. */
function check(hash: string): void {
  if (location.href !== addressOf(hash)) throw new Error('The browser has ignored a change of the address.');
}

function tell(): void {
  for (const listener of listeners) listener();
}

/** The hash of the address, without `#`: the one that it has, or will have once the browser allows. */
export function addressHash(): string {
  return writer.wanted();
}

/** The full address that shows what a link says, for other people: without the name of a user. */
export function shareAddress(link: string): string {
  const { origin, pathname, search, hash } = new URL(addressOf(link));
  return origin + pathname + search + hash;
}

/** A change of what is shown: an entry of the history, or in a drag the entry of the drag. */
export function writeAddress(hash: string, phase: EditPhase): void {
  writer.write(hash, phase);
  tell();
}

/** A change of the address that is no entry of its own. */
export function amendAddress(hash: string): void {
  writer.amend(hash);
  tell();
}

/** Ends a drag. */
export function commitAddress(): void {
  writer.commit();
}

/** Takes over the address as the browser has it now; in a frame, one that the host or a link has written. Returns whether it was another one. */
export function adoptAddress(isWritten = false): boolean {
  if (isWritten) frame.written = null;
  const isOther = writer.adopt(isEntryRead());
  if (isOther) tell();
  return isOther;
}

/** Whether the present entry of the history was read before. */
export function isEntryRead(): boolean {
  return isFramed() ? frame.written !== null : history.state !== null;
}

/** Calls back at each change of the address, by the page or by the browser. Returns how to stop. */
export function onAddress(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
