import { useLab } from '../../store/theLab.ts';
import { ActionControl } from '../actions/ActionControl.tsx';
import styles from './Ways.module.css';

/** From here to more than one run, and back. */
export function Ways() {
  const hasStudy = useLab((state) => state.shown?.kind === 'study');
  return (
    <div className={styles['ways']}>
      <ActionControl action={hasStudy ? 'leaveStudy' : 'pin'} />
      <ActionControl action="compare" />
    </div>
  );
}
