/** What values a property of an Experiment, or of one of its layers, may have, and how the link writes them. */
export interface Domain<T> {
  /** The allowed values in words that end a sentence: `a whole number from 1 to 16`. */
  readonly allowed: string;
  /** Reads the link's text, already percent-decoded; undefined when it is not an allowed value. */
  readonly parse: (text: string) => T | undefined;
  /** Writes an allowed value in its shortest form. */
  readonly format: (value: T) => string;
  /** The value as the exported run writes it: numbers as numbers, choices as text. */
  readonly record: (value: T) => number | string | null;
}

/** How a property is called, in the link and by people. */
export interface Naming {
  /** Key in the link. */
  readonly key: string;
  /** A few words for people. */
  readonly label: string;
  /** One plain sentence for people. */
  readonly help: string;
}

/** A row of the table of fields: all that link, controls and documentation need of one property. */
export type Field<T> = Domain<T> & Naming;
