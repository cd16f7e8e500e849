import { useEffect } from 'react';
import { DismissButton } from '../../ui/DismissButton.tsx';
import { changeShell, useShell } from '../model/shellState.ts';
import styles from './PassingLines.module.css';
import { WritingLine } from './WritingLine.tsx';

const SHOWN_MS = 6000;

/** What goes on and what the page says in passing, one above the other. */
export function PassingLines() {
  const isEmpty = useShell(({ toast, writing }) => toast === null && writing === null);
  if (isEmpty) return null;
  return (
    <aside className={styles['lines']} aria-label="Messages">
      <WritingLine />
      <ToastLine />
    </aside>
  );
}

/** What the page says in passing. It goes by itself, unless it holds a link to copy or is to stay. Announced by the live region. */
function ToastLine() {
  const toast = useShell((state) => state.toast);
  useEffect(() => {
    if (toast === null || toast.link !== undefined || toast.stays === true) return undefined;
    const timer = setTimeout(() => changeShell({ toast: null }), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast]);
  if (toast === null) return null;
  return (
    <div className={styles['line']}>
      <span>{toast.text}</span>
      {toast.link !== undefined && (
        <input className={styles['link']} readOnly aria-label="Link" value={toast.link} ref={(field) => field?.select()} onFocus={(event) => event.target.select()} />
      )}
      <DismissButton label="Dismiss" onDismiss={() => changeShell({ toast: null })} />
    </div>
  );
}
