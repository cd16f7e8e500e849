import type { PanelId } from '../../../core/address/page.ts';
import type { LabState } from '../../../store/state.ts';
import { theLab } from '../../../store/theLab.ts';
import { activityOf } from '../activity/activity.ts';
import { newestEpochOf, showEpoch } from '../activity/epochs.ts';
import { addressNow } from '../address/address.ts';
import { LESSON_PAGES, neighboursOf, pageOf, type LessonPage } from '../chapters/lessonPages.ts';
import type { LessonHeading } from '../../../lessons/lesson.ts';
import { openLesson } from '../lesson/openLesson.ts';
import { goToStep, stepBeside, stepOf } from '../lesson/steps.ts';
import { changeShell, shellState } from '../shellState.ts';

/** So many panels a room can read at once. */
export const MOST_STAGED = 3;

const FIRST: readonly PanelId[] = ['network', 'preActivation', 'loss'];

/** The panels that a projector shows: those that `panel` names, the first of them where it names too many, else those that decide the lesson, else the opening's. */
export function stagedPanels(named: readonly PanelId[], page: LessonPage | null): readonly PanelId[] {
  return named.length === 0 ? (page?.lesson?.panels ?? FIRST) : named.slice(0, MOST_STAGED);
}

/** How many pictures follow each other: a run each, or a value of a sweep each. */
export function stagedCount({ shown, sideBySide }: LabState): number {
  return Math.max(1, shown?.kind === 'study' ? shown.points.length : sideBySide.length);
}

/** The run, or the value of a sweep, on the projector, from 0. */
export function stagedIndex(state: LabState, index: number): number {
  return Math.min(index, stagedCount(state) - 1);
}

/** One press of a clicker: in a lesson its steps, at its run what waits starts; then the next epoch, after the last the next run, after the last run the next step or chapter. */
export function clickForward(): void {
  const state = theLab().getState();
  const { status } = activityOf(state);
  const newest = newestEpochOf(state);
  const shown = state.view.epoch ?? newest;
  if (hasNothingToRun() || isOfWords()) stepLesson(1);
  else if (shown < newest) showEpoch(shown + 1, newest);
  else if (status === 'birth' || status === 'paused') theLab().start();
  else if (status !== 'running') stepRun(1);
}

/** The way back: the epoch before, at birth the run before, at the first run the step or chapter before. */
export function clickBack(): void {
  const state = theLab().getState();
  const newest = newestEpochOf(state);
  const shown = state.view.epoch ?? newest;
  if (hasNothingToRun() || isOfWords()) stepLesson(-1);
  else if (shown > 0) showEpoch(shown - 1, newest);
  else stepRun(-1);
}

/** The run beside, or the value of a sweep; past the ends the step of the lesson beside, or the chapter. */
export function stepRun(by: 1 | -1): void {
  const state = theLab().getState();
  const next = stagedIndex(state, shellState().staged) + by;
  if (!hasNothingToRun() && next >= 0 && next < stagedCount(state)) changeShell({ staged: next });
  else stepLesson(by);
}

/** Whether the first chapter is open, which shows no run. */
function hasNothingToRun(): boolean {
  return pageOf(addressNow().page.lesson)?.lesson === null;
}

/** Whether a step of a lesson is shown that has nothing to go through. */
function isOfWords(): boolean {
  const lesson = openLessonNow();
  return lesson !== null && stepOf(lesson) !== (lesson.until === 'end' ? 'run' : 'measured');
}

function openLessonNow(): LessonHeading | null {
  return pageOf(addressNow().page.lesson)?.lesson ?? null;
}

/** The step of a lesson beside, past its ends the chapter beside. */
function stepLesson(by: 1 | -1): void {
  const lesson = openLessonNow();
  const step = lesson === null ? null : stepBeside(lesson, by);
  if (lesson === null || step === null) stepChapter(by);
  else goToStep(lesson, step);
}

function stepChapter(by: 1 | -1): void {
  const page = pageOf(addressNow().page.lesson);
  const next = chapterBeside(page, by);
  if (next === null) {
    changeShell({ toast: { text: by === 1 ? 'This is the last chapter.' : 'There is no chapter before this.' } });
    return;
  }
  changeShell({ staged: 0 });
  openLesson(next);
}

/** The chapter beside; after what is no chapter comes the first. */
function chapterBeside(page: LessonPage | null, by: 1 | -1): LessonPage | null {
  if (page === null) return by === 1 ? (LESSON_PAGES[0] ?? null) : null;
  const { back, next } = neighboursOf(page);
  return by === 1 ? next : back;
}
