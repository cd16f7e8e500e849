import type { Lesson } from '../../lessons/lesson.ts';
import { PANELS } from '../../panels/table.ts';
import { studyOf } from '../../store/state.ts';
import { theLab, useLab } from '../../store/theLab.ts';
import { ActionButton } from '../../ui/controls/ActionButton.tsx';
import { useActivityStatus } from '../model/activity/activity.ts';
import styles from './RunStep.module.css';

interface RunStepProps {
  readonly lesson: Lesson;
  readonly isDecided: boolean;
  readonly isStaged: boolean;
}

/** Step 3: the run, the same as the bar's, and what to look at meanwhile. */
export function RunStep({ lesson: { panels }, isDecided, isStaged }: RunStepProps) {
  const status = useActivityStatus();
  const isRunning = status === 'running';
  const [one, other] = PANELS.filter(({ id }) => panels?.some((panel) => panel === id) === true).map(({ title }) => title);
  return (
    <div className={styles['step']}>
      {one !== undefined && other !== undefined && (
        <p className={styles['look']}>
          Watch <strong>{one}</strong> and <strong>{other}</strong>: they show what decides it.
        </p>
      )}
      {!isStaged && (
        <ActionButton look={isDecided || isRunning ? 'plain' : 'primary'} isDisabled={status === 'none'} onPress={() => (isRunning ? theLab().pause() : theLab().start())}>
          {RUN_WORDS[status]}
        </ActionButton>
      )}
    </div>
  );
}

/** Draws the networks of a study that waits to be asked; nothing where none does. */
export function DrawButton() {
  const isWaiting = useLab((state) => studyOf(state)?.status === 'waiting');
  return isWaiting ? (
    <ActionButton look="primary" onPress={() => theLab().start()}>
      Run this lesson
    </ActionButton>
  ) : null;
}

const RUN_WORDS = {
  none: 'Run this lesson',
  birth: 'Run this lesson',
  running: 'Pause this lesson',
  paused: 'Go on with this lesson',
  finished: 'Run this lesson again',
  failed: 'Run this lesson again',
} as const satisfies Record<ReturnType<typeof useActivityStatus>, string>;
