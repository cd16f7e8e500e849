import type { Shown } from '../../../core/shown/shown.ts';
import { openedRunsOf, type LabState } from '../../../store/state.ts';
import { keptPage, linkOf } from './address.ts';
import { shareAddress } from './addressBar.ts';

/**
 * The address that gives the run again and expects its fingerprint, on the engine that gave it; null where one run is
 * not all that is shown, or where it has none.
 */
export function linkWithFingerprint(state: Pick<LabState, 'shown' | 'runs' | 'sideBySide'>): string | null {
  const exact = fingerprinted(state);
  if (exact === null) return null;
  const { theme: _theme, present: _present, embed: _embed, ...page } = keptPage();
  return shareAddress(linkOf({ shown: exact.shown, page: { ...page, expect: exact.expect } }));
}

/** The one run shown with the engine that gave its fingerprint, and that; null where there is none. */
export function fingerprinted(state: Pick<LabState, 'shown' | 'runs' | 'sideBySide'>): { readonly shown: Shown; readonly expect: string } | null {
  const { shown } = state;
  const [run, ...others] = openedRunsOf(state);
  if (shown?.kind !== 'run' || run === undefined || others.length > 0) return null;
  const { fingerprint, engine } = run;
  if (fingerprint === null || engine === null) return null;
  return { shown: { kind: 'run', experiment: { ...shown.experiment, engine: engine.id } }, expect: fingerprint };
}
