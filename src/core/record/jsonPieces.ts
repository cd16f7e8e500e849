/**
 * A long list of a record. Its elements are made anew, one after another, whenever it is read, so that the list itself
 * takes no memory. JSON writes it as an array; the elements hold no such list themselves.
 */
export class LazyList<Element> implements Iterable<Element> {
  readonly #elements: () => Iterable<Element>;

  /** `elements` is called at each reading. */
  constructor(elements: () => Iterable<Element>) {
    this.#elements = elements;
  }

  [Symbol.iterator](): Iterator<Element> {
    return this.#elements()[Symbol.iterator]();
  }

  /** For `JSON.stringify`, which takes all elements at once. */
  toJSON(): readonly Element[] {
    return [...this];
  }
}

/**
 * Writes a record in pieces that joined are `JSON.stringify(record, null, 2)` and a line end. An element of a `LazyList`
 * is one piece, made when it is asked for; no piece holds more.
 */
export function* jsonPieces(record: object): Generator<string, void> {
  yield* piecesOf(record, '\n');
  yield '\n';
}

/** `lineEnd` is the line end with the indentation of the line that the value begins on. */
function* piecesOf(value: unknown, lineEnd: string): Generator<string, void> {
  if (value instanceof LazyList) {
    yield* bracketed('[]', lineEnd, value, function* (element: unknown, inner) {
      yield JSON.stringify(element, null, 2).replaceAll('\n', inner);
    });
  } else if (Array.isArray(value)) {
    yield* bracketed('[]', lineEnd, value, piecesOf);
  } else if (typeof value === 'object' && value !== null) {
    const entries = Object.entries<unknown>({ ...value }).filter(([, each]) => each !== undefined);
    yield* bracketed('{}', lineEnd, entries, function* ([key, each], inner) {
      yield `${JSON.stringify(key)}: `;
      yield* piecesOf(each, inner);
    });
  } else {
    yield JSON.stringify(value);
  }
}

function* bracketed<Entry>(brackets: '[]' | '{}', lineEnd: string, entries: Iterable<Entry>, write: (entry: Entry, inner: string) => Iterable<string>): Generator<string, void> {
  const inner = `${lineEnd}  `;
  let isEmpty = true;
  for (const entry of entries) {
    yield (isEmpty ? brackets.charAt(0) : ',') + inner;
    yield* write(entry, inner);
    isEmpty = false;
  }
  yield isEmpty ? brackets : lineEnd + brackets.charAt(1);
}

/** A text or bytes. */
interface Measured {
  readonly length: number;
}

/** Characters or bytes of all pieces. */
function lengthOf(pieces: Iterable<Measured>): number {
  let length = 0;
  for (const piece of pieces) length += piece.length;
  return length;
}

/**
 * Estimates the characters or bytes that `write` makes of a list from what it makes of one element in the middle and of two:
 * exact for none, one and two, near where elements are alike, as the frames of a run are.
 */
export function estimateLength<Element>(list: readonly Element[], write: (list: readonly Element[]) => Iterable<Measured>): number {
  if (list.length === 0) return lengthOf(write([]));
  const start = Math.max(0, Math.floor(list.length / 2) - 1);
  const one = lengthOf(write(list.slice(start, start + 1)));
  return list.length === 1 ? one : one + (list.length - 1) * (lengthOf(write(list.slice(start, start + 2))) - one);
}
