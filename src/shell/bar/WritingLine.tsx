import { formatBytes } from '../../core/words/numbers.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { passFocus } from '../../ui/passFocus.ts';
import { useShell } from '../model/shellState.ts';
import { cancelExport } from '../model/export/exportShown.ts';
import styles from './PassingLines.module.css';

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

/** When the line goes, the focus within goes on to the panels. */
function handFocusOn(line: HTMLElement | null): (() => void) | undefined {
  return line === null ? undefined : () => line.contains(document.activeElement) && passFocus(line, 'main');
}
