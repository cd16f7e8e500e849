import type { Lesson } from '../../lessons/lesson.ts';
import { studyOf } from '../../store/state.ts';
import { theLab, useLab } from '../../store/theLab.ts';
import { useActivityStatus } from '../model/activity/activity.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import styles from './RunStep.module.css';

interface RunStepProps {
  readonly lesson: Lesson;
  readonly isDecided: boolean;
  readonly isRevealed: boolean;
  readonly onReveal: () => void;
}

/** Step 2: the run, the same as the bar's; or, where birth decides, a look at what is there already. */
export function RunStep({ lesson, isDecided, isRevealed, onReveal }: RunStepProps) {
  const status = useActivityStatus();
  const isWaiting = useLab((state) => studyOf(state)?.status === 'waiting');
  const isRunning = status === 'running';
  if (lesson.until === 'birth' && (isDecided || !isWaiting) && !isRunning) {
    return (
      <div className={styles['step']}>
        <span className={styles['number']}>2</span>
        {isRevealed ? 'Nothing to run: the networks at birth decide.' : <ActionButton onPress={onReveal}>Show what was measured</ActionButton>}
      </div>
    );
  }
  return (
    <div className={styles['step']}>
      <span className={styles['number']}>2</span>
      <ActionButton
        isDisabled={status === 'none'}
        onPress={() => {
          if (!isRunning) {
            theLab().start(onReveal);
            return;
          }
          theLab().pause();
          onReveal();
        }}
      >
        {RUN_WORDS[status]}
      </ActionButton>
    </div>
  );
}

const RUN_WORDS = {
  none: 'Run this lesson',
  birth: 'Run this lesson',
  running: 'Pause this lesson',
  paused: 'Go on with this lesson',
  finished: 'Run this lesson again',
  failed: 'Run this lesson again',
} as const satisfies Record<ReturnType<typeof useActivityStatus>, string>;
