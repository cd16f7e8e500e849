import { useEffect } from 'react';
import { DismissButton } from '../../ui/controls/DismissButton.tsx';
import { takeOver } from '../model/offline/keepOffline.ts';
import { changeShell, useShell } from '../model/shellState.ts';
import styles from './PassingLines.module.css';
import { formatBytes } from '../../core/words/numbers.ts';
import { classes } from '../../ui/classes.ts';
import { ActionButton } from '../../ui/controls/ActionButton.tsx';
import { handFocusOn } from '../../ui/passFocus.ts';
import { cancelExport } from '../model/export/exportShown.ts';
import { ReloadWay } from '../pieces/lazyPiece.tsx';

const SHOWN_MS = 6000;

/** What the page says in passing and what goes on, one above the other: what can be cancelled stands lowest, where nothing that comes or goes moves it. */
export function PassingLines() {
  const isEmpty = useShell(({ toast, writing, hasUpdate }) => toast === null && writing === null && !hasUpdate);
  if (isEmpty) return null;
  return (
    <aside className={styles['lines']} aria-label="Messages">
      <UpdateLine />
      <ToastLine />
      <WritingLine />
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

/** That a newer version of the page waits. What is open is left alone until a person reloads. */
function UpdateLine() {
  const hasUpdate = useShell((state) => state.hasUpdate);
  if (!hasUpdate) return null;
  return (
    <div className={styles['line']}>
      <span>A newer version of this page is here. This one goes on until you reload.</span>
      <ReloadWay reload={takeOver} />
      <DismissButton label="Later" onDismiss={() => changeShell({ hasUpdate: false })} />
    </div>
  );
}

/** How far the export under way is, and a way to cancel it. */
export function WritingLine() {
  const writing = useShell((state) => state.writing);
  if (writing === null) return null;
  const { written, about } = writing;
  return (
    <div className={classes(styles['line'], styles['writing'])} ref={handFocusOn}>
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
