import { GLOSSARY, type Term, type TermId } from './glossary.ts';

/** A piece of a sentence; where it is a word of the glossary, which. */
export interface SentencePiece {
  readonly text: string;
  /** Where it begins in the sentence. */
  readonly at: number;
  readonly term: TermId | null;
}

const BY_FORM = new Map<string, TermId>();
for (const id of Object.keys(GLOSSARY).filter(isTerm)) {
  const { said = [] }: Term = GLOSSARY[id];
  for (const form of said) BY_FORM.set(form, id);
}

/** The longest first, so that `born dead` is not read as `dead`. */
const FORMS = new RegExp(`\\b(?:${[...BY_FORM.keys()].toSorted((one, other) => other.length - one.length).join('|')})\\b`, 'giu');

/** Cuts a sentence at the words of the glossary, each where it first stands. The pieces together are the sentence. */
export function termsIn(sentence: string): readonly SentencePiece[] {
  const pieces: SentencePiece[] = [];
  const met = new Set<TermId>();
  let end = 0;
  for (const { 0: text, index } of sentence.matchAll(FORMS)) {
    const term = BY_FORM.get(text.toLowerCase());
    if (term === undefined || met.has(term)) continue;
    met.add(term);
    if (index > end) pieces.push({ text: sentence.slice(end, index), at: end, term: null });
    pieces.push({ text, at: index, term });
    end = index + text.length;
  }
  if (end < sentence.length) pieces.push({ text: sentence.slice(end), at: end, term: null });
  return pieces;
}

function isTerm(name: string): name is TermId {
  return name in GLOSSARY;
}
