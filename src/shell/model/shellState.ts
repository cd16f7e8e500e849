import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { ActKind } from '../../core/experiment/operation.ts';
import type { Notice } from '../../core/link/notice.ts';
import type { PageLimits, PanelId, PartId, Theme } from '../../core/address/page.ts';

/** What the page says in passing; the link is shown for copying by hand where the clipboard is refused. */
export interface Toast {
  readonly text: string;
  readonly link?: string;
  /** It stays until it is dismissed. */
  readonly stays?: true;
}

/** A file being written: characters so far, and about how many there will be. */
export interface Writing {
  readonly written: number;
  readonly about: number;
}

/** State of the page that no run depends on. */
export interface ShellState {
  readonly theme: Theme;
  /** Projector mode. */
  readonly present: boolean;
  /** Instruments brought up to the first screen. */
  readonly raised: readonly PanelId[];
  /** What the page is held to as long as it is open. */
  readonly limits: PageLimits;
  /** Of several runs, or of the values of a sweep, the one that a projector shows, from 0. */
  readonly staged: number;
  /** What could not be read of the link. */
  readonly notices: readonly Notice[];
  readonly toast: Toast | null;
  /** The export under way, once it has taken long enough to be shown. */
  readonly writing: Writing | null;
  /** A newer version of the page has come and waits. */
  readonly hasUpdate: boolean;
  readonly drawerOpen: boolean;
  readonly helpOpen: boolean;
  readonly compareOpen: boolean;
  readonly shareOpen: boolean;
  /** The operation that a dialog asks about. */
  readonly operating: ActKind | null;
}

const shell = createStore<ShellState>()(() => ({
  theme: 'system',
  present: false,
  raised: [],
  limits: {},
  staged: 0,
  notices: [],
  toast: null,
  writing: null,
  hasUpdate: false,
  drawerOpen: false,
  helpOpen: false,
  compareOpen: false,
  shareOpen: false,
  operating: null,
}));

/** The page's state now. */
export const shellState = shell.getState;

/** Changes part of the page's state. */
export function changeShell(part: Partial<ShellState>): void {
  shell.setState(part);
}

/** Subscribes a component to a slice of the page's state. */
export function useShell<T>(select: (state: ShellState) => T): T {
  return useStore(shell, select);
}

/** What a page in a frame does without: it is a figure of its host. */
const NOT_EMBEDDED: ReadonlySet<PartId> = new Set<PartId>(['lessons', 'theme', 'projector', 'help', 'intro', 'instruments']);

/** Whether a part is to be there: the link does not hide it. */
export function isThere(part: PartId, { limits }: Pick<ShellState, 'limits'>): boolean {
  return limits.hide?.includes(part) !== true && !(limits.embed === true && NOT_EMBEDDED.has(part));
}

/** Subscribes to whether a part is to be there. */
export function useIsThere(part: PartId): boolean {
  return useShell((state) => isThere(part, state));
}

/** Subscribes to whether the link locks a key's value. */
export function useIsLocked(key: string): boolean {
  return useShell(({ limits }) => limits.lock?.includes(key) === true);
}
