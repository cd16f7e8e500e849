import { useEffect } from 'react';
import { DismissButton } from '../controls/DismissButton.tsx';
import { changeShell, useShell } from '../state/shellState.ts';
import styles from './toastLine.module.css';

const SHOWN_MS = 6000;

/** What the page says in passing. It goes by itself, unless it holds a link to copy. Announced by the live region. */
export function ToastLine() {
  const toast = useShell((state) => state.toast);
  useEffect(() => {
    if (toast === null || toast.link !== undefined) return undefined;
    const timer = setTimeout(() => changeShell({ toast: null }), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast]);
  if (toast === null) return null;
  return (
    <div className={styles['toast']}>
      <span>{toast.text}</span>
      {toast.link !== undefined && (
        <input className={styles['link']} readOnly aria-label="Link" value={toast.link} ref={(field) => field?.select()} onFocus={(event) => event.target.select()} />
      )}
      <DismissButton label="Dismiss" onDismiss={() => changeShell({ toast: null })} />
    </div>
  );
}
