import type { Judgement, Lesson } from '../../../lessons/lesson.ts';
import { useUnhurried } from '../../../panels/frame/useUnhurried.ts';
import { theLab, useLab } from '../../../store/theLab.ts';
import { shownNetworksOf, isSameShown, stampOf } from './shownNetworks.ts';

/** Least time between two judgements of runs in training. */
const EVERY_MS = 500;

let last: { readonly judge: Lesson['judge']; readonly stamp: string; readonly judgement: Judgement } | null = null;

/** What a lesson says of the networks of a stamp; said again without judging while neither changes. */
function judgementAt(judge: Lesson['judge'], stamp: string): Judgement {
  if (last?.judge !== judge || last.stamp !== stamp) last = { judge, stamp, judgement: judge(shownNetworksOf(theLab().getState())) };
  return last.judgement;
}

function waitToJudge(judged: string, latest: string): number | null {
  return isSameShown(judged, latest) ? EVERY_MS : null;
}

/** What a lesson says of what is shown now: judged again when something else is shown or a state changes, else at most twice a second. */
export function useJudgement({ judge }: Lesson): Judgement {
  const stamp = useUnhurried(useLab(stampOf), waitToJudge);
  return judgementAt(judge, stamp);
}
