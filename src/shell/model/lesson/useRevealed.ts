import { useState } from 'react';
import type { LessonHeading } from '../../../lessons/lesson.ts';
import { useActivityStatus } from '../activity/activity.ts';
import { useProgress } from './progressState.ts';

/** Whether the reader of a lesson is to see what was measured. */
export interface Revealed {
  /** Whether the reader has just asked for it. */
  readonly isAsked: boolean;
  /** Whether the reader has predicted or chosen not to, now or before. */
  readonly isRevealed: boolean;
  readonly reveal: () => void;
}

/** Subscribes to it for the lesson that is open; without one nothing is hidden. Another lesson is asked for anew. */
export function useRevealed(lesson: LessonHeading | null): Revealed {
  const [asked, setAsked] = useState<LessonHeading | null>(null);
  const progress = useProgress();
  const isAtBirth = useActivityStatus() === 'birth';
  if (asked !== null && asked !== lesson) setAsked(null);
  const isAsked = lesson !== null && asked === lesson;
  const isDone = lesson !== null && progress.get(lesson.id)?.isDone === true;
  return { isAsked, isRevealed: lesson === null || isAsked || isDone || (lesson.until === 'end' && !isAtBirth), reveal: () => setAsked(lesson) };
}
