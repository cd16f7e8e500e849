import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { ActKind } from '../../core/experiment/operation.ts';
import type { Notice } from '../../core/link/notice.ts';
import type { PanelId, Theme } from '../../core/address/page.ts';

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
  /** Of several runs, or of the values of a sweep, the one that a projector shows, from 0. */
  readonly staged: number;
  /** What could not be read of the link. */
  readonly notices: readonly Notice[];
  readonly toast: Toast | null;
  /** The export under way, once it has taken long enough to be shown. */
  readonly writing: Writing | null;
  readonly drawerOpen: boolean;
  readonly helpOpen: boolean;
  readonly compareOpen: boolean;
  /** The operation that a dialog asks about. */
  readonly operating: ActKind | null;
}

const shell = createStore<ShellState>()(() => ({
  theme: 'system',
  present: false,
  raised: [],
  staged: 0,
  notices: [],
  toast: null,
  writing: null,
  drawerOpen: false,
  helpOpen: false,
  compareOpen: false,
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
