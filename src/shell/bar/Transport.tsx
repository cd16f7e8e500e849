import { Group } from 'react-aria-components/Group';
import { ActionControl } from '../actions/ActionControl.tsx';
import { ActionMenu } from '../actions/ActionMenu.tsx';
import { wantsStills } from '../model/activity/firstVisit.ts';
import { useLab } from '../../store/theLab.ts';
import type { Speed } from '../../store/state.ts';
import styles from './Transport.module.css';

/** Run or Pause, Step and Reset of what is shown: a run, several, or a study. */
export function Transport() {
  const isOfRuns = useLab(({ shown }) => shown?.kind !== 'study');
  return (
    <Group className={styles['transport'] ?? ''} aria-label="Training">
      <ActionControl action="run" look="primary" className={styles['run']} />
      <ActionControl action="step" />
      <ActionControl action="reset" />
      {isOfRuns && <Replay />}
    </Group>
  );
}

const SPEED_WORDS = { '1x': '1×', '4x': '4×', max: 'max' } as const satisfies Record<Speed, string>;

/** Plays the recorded epochs again, and how fast epochs are shown. */
function Replay() {
  const speed = useLab((state) => state.speed);
  return (
    <>
      <ActionControl action="replay" iconOnly />
      {!wantsStills() && <ActionMenu label="Speed" actions={['slow', 'fourfold', 'fast']} button={`Speed ${SPEED_WORDS[speed]}`} shown={SPEED_WORDS[speed]} />}
    </>
  );
}
