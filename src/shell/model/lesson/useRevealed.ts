import type { LessonHeading } from '../../../lessons/lesson.ts';
import { useActivityStatus } from '../activity/activity.ts';
import { useProgress } from './progressState.ts';
import { useHasReached } from './steps.ts';

/** Subscribes to whether the reader of a lesson may see what was measured: they have predicted or chosen not to, now or before. Without a lesson nothing is hidden. */
export function useRevealed(lesson: LessonHeading | null): boolean {
  const progress = useProgress();
  const hasReached = useHasReached(lesson, 'measured');
  const isAtBirth = useActivityStatus() === 'birth';
  if (lesson === null) return true;
  const isDone = progress.get(lesson.id)?.isDone === true;
  return hasReached || isDone || (lesson.until === 'end' && !isAtBirth);
}

/** Subscribes to whether what is shown is what the lesson that is open has its reader predict: then it waits. */
export function useIsCovered(lesson: LessonHeading | null): boolean {
  return !useRevealed(lesson) && lesson?.until === 'birth';
}
