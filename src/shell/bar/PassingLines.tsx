import { useEffect } from 'react';
import { DismissButton } from '../../ui/DismissButton.tsx';
import { changeShell, useShell } from '../model/shellState.ts';
import styles from './PassingLines.module.css';
import { formatBytes } from '../../core/words/numbers.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { handFocusOn } from '../../ui/passFocus.ts';
import { cancelExport } from '../model/export/exportShown.ts';

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

/** How far the export under way is, and a way to cancel it. */
export function WritingLine() {
  const writing = useShell((state) => state.writing);
  if (writing === null) return null;
  const { written, about } = writing;
  return (
    <div className={styles['line']} ref={handFocusOn}>
      <span>
        Writing the file: {formatBytes(written)} of about {formatBytes(about, 2)}
      </span>
      <progress className={styles['progress']} aria-label="Writing the file" max={1} value={Math.min(written / about, 1)} />
      <ActionButton look="quiet" onPress={cancelExport}>
        Cancel
      </ActionButton>
    </div>
  );
}
