import type { EditPhase } from '../../../ui/editPhase.ts';
import { createHistoryWriter } from './historyWriter.ts';

/** Marks the history entries that this page has read, so that Back does not start a run again. */
const READ = { seen: true } as const;

const listeners = new Set<() => void>();

const writer = createHistoryWriter({
  read: barHash,
  push: (hash) => {
    history.pushState(READ, '', addressOf(hash));
    check(hash);
  },
  replace: (hash) => {
    history.replaceState(READ, '', addressOf(hash));
    check(hash);
  },
  now: () => performance.now(),
  later: (callback, ms) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
});

function barHash(): string {
  return location.hash.replace(/^#/, '');
}

function addressOf(hash: string): string {
  return hash === '' ? location.pathname + location.search : `#${hash}`;
}

/** Chromium ignores calls beyond its limit instead of throwing. */
function check(hash: string): void {
  if (location.href !== new URL(addressOf(hash), location.href).href) throw new Error('The browser has ignored a change of the address.');
}

function tell(): void {
  for (const listener of listeners) listener();
}

/** The hash of the address, without `#`: the one that it has, or will have once the browser allows. */
export function addressHash(): string {
  return writer.wanted();
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

/** Takes over the address as the browser has it now. Returns whether it was another one. */
export function adoptAddress(): boolean {
  const isOther = writer.adopt(isEntryRead());
  if (isOther) tell();
  return isOther;
}

/** Whether the present entry of the history was read before. */
export function isEntryRead(): boolean {
  return history.state !== null;
}

/** Calls back at each change of the address, by the page or by the browser. Returns how to stop. */
export function onAddress(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
