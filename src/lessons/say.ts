import { fillIn, type Values } from '../core/diagnosis/say.ts';
import { WORDS, type MessageId } from './words.ts';

/** Fills in a message of the lessons' catalogue. A name without a value stays in braces, so that a mistake shows. */
export function say(id: MessageId, values: Values = {}): string {
  return fillIn(WORDS[id], values);
}
