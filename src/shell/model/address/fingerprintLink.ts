import { openedRunsOf, type LabState } from '../../../store/state.ts';
import { keptPage, linkOf } from './address.ts';
import { shareAddress } from './addressBar.ts';

/**
 * The address that gives the run again and expects its fingerprint, on the engine that gave it; null where one run is
 * not all that is shown, or where it has none.
 */
export function linkWithFingerprint(state: Pick<LabState, 'shown' | 'runs' | 'sideBySide'>): string | null {
  const { shown } = state;
  const [run, ...others] = openedRunsOf(state);
  if (shown?.kind !== 'run' || run === undefined || others.length > 0) return null;
  const { fingerprint, engine } = run;
  if (fingerprint === null || engine === null) return null;
  const { theme: _theme, present: _present, ...page } = keptPage();
  return shareAddress(linkOf({ shown: { kind: 'run', experiment: { ...shown.experiment, engine: engine.id } }, page: { ...page, expect: fingerprint } }));
}
