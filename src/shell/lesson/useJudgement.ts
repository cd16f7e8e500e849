import { useMemo } from 'react';
import type { Judgement, Lesson } from '../../lessons/lesson.ts';
import { useUnhurried } from '../../panels/kit/useUnhurried.ts';
import { lab, useLab } from '../../store/lab.ts';
import { evidenceOf, isSameEvidence, stampOf } from './evidence.ts';

/** Least time between two judgements of runs in training. */
const EVERY_MS = 500;

/** What a lesson says of what is shown now: judged again when something else is shown or a state changes, else at most twice a second. */
export function useJudgement({ judge }: Lesson): Judgement {
  const stamp = useUnhurried(useLab(stampOf), EVERY_MS, isSameEvidence);
  return useMemo(() => judge(evidenceOf(lab.getState())), [judge, stamp]);
}
