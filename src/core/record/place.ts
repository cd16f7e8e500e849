/** A file that is no record, or not one that can be opened. The message is a sentence for people and names the place. */
export class BadRecord extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'BadRecord';
  }
}

/** Characters of a wrong value that a message shows. */
const SHOWN = 40;
const NAMES: ReadonlyMap<unknown, number> = new Map([['NaN', Number.NaN], ['Infinity', Infinity], ['-Infinity', -Infinity]]);

/** A value somewhere in parsed JSON. Every way to read it throws `BadRecord` where it is not what it should be. */
export class Place {
  readonly #value: unknown;
  readonly #path: string;

  constructor(value: unknown, path = '') {
    this.#value = value;
    this.#path = path;
  }

  /** Throws, saying what is allowed here: words that end a sentence. */
  mustBe(allowed: string): never {
    if (this.#value === undefined) throw new BadRecord(`${this.#name} is missing; it must be ${allowed}.`);
    throw new BadRecord(`${this.#name} is ${shownValue(this.#value)}; it must be ${allowed}.`);
  }

  get isAbsent(): boolean {
    return this.#value === undefined;
  }

  /** The value of a key of an object, which may be absent. */
  at(key: string): Place {
    const value = this.#value;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return this.mustBe('an object');
    const path = this.#path === '' ? key : `${this.#path}.${key}`;
    return new Place(Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined, path);
  }

  /** The entries of a list of at least and at most so many. */
  list(least: number, most: number): readonly Place[] {
    return this.#items(least, most).map((value, index) => new Place(value, `${this.#path}[${index}]`));
  }

  yes(): true {
    return this.#value === true || this.mustBe('true');
  }

  truth(): boolean {
    return typeof this.#value === 'boolean' ? this.#value : this.mustBe('true or false');
  }

  /** A text of at most so many characters. */
  text(most = Infinity): string {
    if (typeof this.#value === 'string' && this.#value.length > most) throw new BadRecord(`${this.#name} has ${this.#value.length} characters; at most ${most} are allowed.`);
    return typeof this.#value === 'string' ? this.#value : this.mustBe('a text');
  }

  /** One of these texts. */
  oneOf<Choice extends string>(choices: readonly Choice[]): Choice {
    return choices.find((choice) => choice === this.#value) ?? this.mustBe(choices.map((choice) => `"${choice}"`).join(' or '));
  }

  /** A whole number from 0 to `most`. */
  count(most = Number.MAX_SAFE_INTEGER): number {
    const value = this.#value;
    return typeof value === 'number' && isCount(value, most) ? value : this.mustBe(`a whole number from 0 to ${most}`);
  }

  /** A number, or the name of one that is not finite. */
  number(): number {
    return numberOf(this.#value) ?? this.mustBe('a number, "NaN", "Infinity" or "-Infinity"');
  }

  /** A number from 0 to 1. */
  share(): number {
    const value = this.#value;
    return typeof value === 'number' && value >= 0 && value <= 1 ? value : this.mustBe('a number from 0 to 1');
  }

  /** Throws where something stands here and it is not this value. `why` ends the sentence. */
  mayEqual(value: unknown, why: string): void {
    if (this.#value !== undefined) this.mustEqual(value, why);
  }

  /** Throws where what stands here is not this value. `why` ends the sentence. */
  mustEqual(value: unknown, why: string): void {
    const text = JSON.stringify(value);
    if (jsonOf(this.#value) !== text) this.mustBe(`${text}, ${why}`);
  }

  /** What is read, or null where that stands. */
  orNull<Read>(read: (place: Place) => Read): Read | null {
    return this.#value === null ? null : read(this);
  }

  /** A list of so many numbers. */
  numbers(length: number): Float32Array {
    const items = this.#items(length, length);
    return Float32Array.from(items, (value, index) => numberOf(value) ?? this.#item(value, index).number());
  }

  /** A list of at most so many finite numbers, each above the one before. */
  increasing(most: number): Float64Array {
    let last = -Infinity;
    return Float64Array.from(this.#items(0, most), (value, index) => {
      if (typeof value !== 'number' || !(value > last) || value === Infinity) return this.#item(value, index).mustBe('a finite number above the one before');
      return (last = value);
    });
  }

  /** A list of so many whole numbers from 0 to 2³² - 1. */
  counts(length: number): Uint32Array {
    return Uint32Array.from(this.#items(length, length), (value, index) => (typeof value === 'number' && isCount(value, 2 ** 32 - 1) ? value : this.#item(value, index).count(2 ** 32 - 1)));
  }

  get #name(): string {
    return this.#path === '' ? 'The file' : this.#path;
  }

  #item(value: unknown, index: number): Place {
    return new Place(value, `${this.#path}[${index}]`);
  }

  #items(least: number, most: number): readonly unknown[] {
    const value = this.#value;
    if (!Array.isArray(value)) return this.mustBe('a list');
    if (value.length >= least && value.length <= most) return value;
    throw new BadRecord(`${this.#name} has ${value.length} entries; ${least === most ? `there must be ${most}` : `${least} to ${most} are allowed`}.`);
  }
}

function isCount(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= most;
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : NAMES.get(value);
}

/** Undefined where there is none: lists in lists without end can be parsed, but not written. */
function jsonOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

function shownValue(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = JSON.stringify(typeof value === 'string' ? value.slice(0, SHOWN + 1) : value) ?? 'missing';
  return text.length > SHOWN + 2 ? `${text.slice(0, SHOWN)}…"` : text;
}
