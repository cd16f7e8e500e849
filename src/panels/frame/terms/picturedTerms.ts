import type { TermId } from '../../../core/words/glossary.ts';

/** The words of the glossary of which a picture says more. */
export const PICTURED_TERMS = ['preActivation', 'onRate', 'dead', 'bornDead', 'severed', 'gradient', 'bias'] as const satisfies readonly TermId[];

export type PicturedTerm = (typeof PICTURED_TERMS)[number];

/** Whether a word has a picture. */
export function isPictured(term: TermId): term is PicturedTerm {
  return PICTURED_TERMS.some((each) => each === term);
}
