import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { LessonHeading } from '../../../lessons/lesson.ts';

/** The steps of a lesson, one of which is shown. */
export type StepId = 'question' | 'prediction' | 'run' | 'measured' | 'verdict';

const WITH_RUN: readonly StepId[] = ['question', 'prediction', 'run', 'measured', 'verdict'];
/** Where birth decides there is nothing to run. */
const WITHOUT_RUN: readonly StepId[] = WITH_RUN.filter((step) => step !== 'run');

/** What of a lesson is needed to know its steps. */
type Stepped = Pick<LessonHeading, 'id' | 'until'>;

/** How far the reader is in the lesson that is open, and how far they have been in it. Another lesson begins at its question. */
interface Place {
  readonly lesson: string;
  readonly step: StepId;
  readonly furthest: number;
  /** Whether the reader has just gone to the step, so that its heading takes the focus. */
  readonly isNew: boolean;
}

const NOWHERE: Place = { lesson: '', step: 'question', furthest: 0, isNew: false };

const place = createStore<Place>()(() => NOWHERE);

/** The steps of a lesson in their order. */
export function stepsOf({ until }: Pick<LessonHeading, 'until'>): readonly StepId[] {
  return until === 'birth' ? WITHOUT_RUN : WITH_RUN;
}

function placeIn({ id }: Stepped, now: Place): Place {
  return now.lesson === id ? now : { ...NOWHERE, lesson: id };
}

/** The step that is shown of a lesson. */
export function stepOf(lesson: Stepped): StepId {
  return placeIn(lesson, place.getState()).step;
}

/** Shows a step of a lesson. */
export function goToStep(lesson: Stepped, step: StepId): void {
  const { furthest } = placeIn(lesson, place.getState());
  place.setState({ lesson: lesson.id, step, furthest: Math.max(furthest, stepsOf(lesson).indexOf(step)), isNew: true }, true);
}

/** The step after or before the one shown; null at the ends. */
export function stepBeside(lesson: Stepped, by: 1 | -1): StepId | null {
  const steps = stepsOf(lesson);
  return steps[steps.indexOf(stepOf(lesson)) + by] ?? null;
}

/** Forgets the place, so that a lesson that is opened anew begins at its question. */
export function leaveSteps(): void {
  place.setState(NOWHERE, true);
}

/** Whether the heading of the step shown is to take the focus; true once. */
export function takesStepFocus(): boolean {
  const { isNew } = place.getState();
  if (isNew) place.setState({ isNew: false });
  return isNew;
}

/** Subscribes to the step shown of a lesson. */
export function useStep(lesson: Stepped): StepId {
  return useStore(place, (now) => placeIn(lesson, now).step);
}

/** Subscribes to whether the reader has come to a step of a lesson, or past it. */
export function useHasReached(lesson: Stepped | null, step: StepId): boolean {
  return useStore(place, (now) => lesson !== null && placeIn(lesson, now).furthest >= stepsOf(lesson).indexOf(step));
}
