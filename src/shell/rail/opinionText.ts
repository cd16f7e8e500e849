import { ENGINES, SECOND_OPINION } from '../../core/vocabulary/engines.ts';
import { countOf, formatNumber } from '../../core/words/numbers.ts';
import type { Check } from '../../store/state.ts';

type Opinion = Extract<Check, { status: 'checked' }>['opinion'];

/** What a second engine said of the first steps, in two sentences. */
export function opinionText({ steps, loss, gradient }: Opinion): string {
  const where = `layer ${gradient.layer} ${gradient.tensor}, ${placeOf(gradient.step)}`;
  const losses = loss.worst === 0 ? 'are equal' : `differ by at most ${formatNumber(loss.worst)} (${placeOf(loss.step)})`;
  const gradients = gradient.worst === 0 ? 'are equal' : `by at most ${formatNumber(gradient.worst)} of the largest in their kernel or bias (${where})`;
  return `The first ${countOf(steps, 'step')} again, here and on ${ENGINES[SECOND_OPINION].label}: losses ${losses}; gradients ${gradient.worst === 0 ? '' : 'differ '}${gradients}.`;
}

function placeOf(step: number): string {
  return step === 0 ? 'at birth' : `step ${step}`;
}
