import { useEffect, useState } from 'react';
import { framesOf } from '../../store/history.ts';
import { mainRun, useMainRun } from '../link/mainRun.ts';
import { useShell } from '../state/shellState.ts';
import { statusText } from './statusText.ts';

/** Least time between two announcements of progress. */
const EVERY_MS = 3000;

/**
 * The page's one live region, apart from the counters that change with every picture: a change of state is
 * announced at once, progress every few seconds, and with them what the page says in passing.
 */
export function LiveStatus() {
  const run = useMainRun();
  const state = run === undefined ? null : `${run.generation} ${run.status}`;
  const toast = useShell((state) => state.toast);
  const [text, setText] = useState('');
  useEffect(() => {
    const announce = (): void => {
      const current = mainRun();
      setText(current === undefined ? '' : statusText(current, framesOf(current.id).at(-1)));
    };
    announce();
    if (state?.endsWith('running') !== true) return undefined;
    const timer = setInterval(announce, EVERY_MS);
    return () => clearInterval(timer);
  }, [state]);
  return (
    <output className="unseen">
      {toast === null ? text : `${toast.text} ${text}`}
    </output>
  );
}
