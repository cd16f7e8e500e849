import { useLab } from '../../store/theLab.ts';
import { ActionControl } from '../actions/ActionControl.tsx';
import styles from './CompareActions.module.css';

/** From here to more than one run, and back. */
export function CompareActions() {
  const hasStudy = useLab((state) => state.shown?.kind === 'study');
  return (
    <div className={styles['actions']}>
      <ActionControl action={hasStudy ? 'leaveStudy' : 'pin'} />
      <ActionControl action="compare" />
    </div>
  );
}
