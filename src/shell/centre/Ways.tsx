import { hasRoomToPin, openExperiment, pinRun } from '../../store/actions.ts';
import { lab, MAX_SHOWN, useLab } from '../../store/lab.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { changeShell } from '../model/shellState.ts';
import styles from './ways.module.css';

/** From here to more than one run, and back. */
export function Ways() {
  const hasStudy = useLab((state) => state.study !== null);
  return (
    <div className={styles['ways']}>
      {hasStudy ? <ActionButton onPress={leaveStudy}>Back to one run</ActionButton> : <PinButton />}
      <ActionButton onPress={() => changeShell({ compareOpen: true })}>Compare</ActionButton>
    </div>
  );
}

function leaveStudy(): void {
  const { study } = lab.getState();
  if (study !== null) openExperiment(study.base);
}

/** Pins the main run, or says why it cannot: a disabled button could not be asked. */
function PinButton() {
  const hasRoom = useLab(hasRoomToPin);
  return (
    <ActionButton look={hasRoom ? 'plain' : 'quiet'} onPress={pin}>
      Pin this run
    </ActionButton>
  );
}

function pin(): void {
  if (!hasRoomToPin(lab.getState())) changeShell({ toast: { text: `No more than ${MAX_SHOWN} runs, pinned ones included: so many colours can be told apart. Drop one to pin this.` } });
  else if (pinRun() !== null) changeShell({ toast: { text: 'Pinned: it stays beside whatever you open next.' } });
}
