import { useLab } from '../../store/theLab.ts';
import { ActionControl } from '../actions/ActionControl.tsx';
import { Part } from '../pieces/Part.tsx';
import { OperateMenu } from './OperateMenu.tsx';
import styles from './CompareActions.module.css';

/** What can be done to the run that stands; from here to more than one, and back. */
export function CompareActions() {
  const hasStudy = useLab((state) => state.shown?.kind === 'study');
  return (
    <div className={styles['actions']}>
      {!hasStudy && (
        <Part id="transport">
          <Part id="slowMotion">
            <ActionControl action="slowStep" short="Slow motion" />
          </Part>
        </Part>
      )}
      {!hasStudy && (
        <Part id="operate">
          <OperateMenu />
        </Part>
      )}
      <Part id="compare">
        <ActionControl action={hasStudy ? 'leaveStudy' : 'pin'} />
        <ActionControl action="compare" />
      </Part>
    </div>
  );
}
