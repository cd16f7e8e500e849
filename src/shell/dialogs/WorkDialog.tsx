import { WORK_BUDGET } from '../../core/experiment/work.ts';
import { formatDuration } from '../bar/duration.ts';
import { ActionButton } from '../controls/ActionButton.tsx';
import { changeShell, useShell, type AskedWork } from '../state/shellState.ts';
import { begin } from '../work/requestRun.ts';
import { PageDialog } from './PageDialog.tsx';
import styles from './pageDialog.module.css';

const MEGABYTE = 2 ** 20;

/** Asks before work above the budget starts. */
export function WorkDialog() {
  const asked = useShell((state) => state.asked);
  return (
    <PageDialog title="This is a lot of work" isOpen={asked !== null} onClose={refuse}>
      {asked !== null && <Question asked={asked} />}
    </PageDialog>
  );
}

function refuse(): void {
  changeShell({ asked: null });
}

function Question({ asked }: { readonly asked: AskedWork }) {
  return (
    <>
      <p>
        {asked.start === 'run' ? 'The run' : 'One epoch'} takes {spanOf(asked.seconds)} and {Math.ceil(asked.bytes / MEGABYTE)} MB of memory, by an estimate for an ordinary
        computer. Up to {formatDuration(WORK_BUDGET.seconds)} and {Math.round(WORK_BUDGET.bytes / MEGABYTE)} MB this page starts without asking. You can pause at any time.
      </p>
      <div className={styles['actions']}>
        <ActionButton onPress={refuse}>Not now</ActionButton>
        <ActionButton look="primary" onPress={() => begin(asked.start)}>
          Run anyway
        </ActionButton>
      </div>
    </>
  );
}

/** An estimate that rounds to the budget is still above it. */
function spanOf(seconds: number): string {
  const written = formatDuration(seconds);
  const isJustOver = seconds > WORK_BUDGET.seconds && written === formatDuration(WORK_BUDGET.seconds);
  return `${isJustOver ? 'a little more than' : 'about'} ${written}`;
}
