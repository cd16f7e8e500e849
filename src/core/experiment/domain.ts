/**
 * What values a property of an Experiment may have, and how the link writes them. `layers` is the number of
 * hidden layers, on which the length of lists depends.
 */
export interface Domain<T> {
  /** The allowed values in words that end a sentence: `a whole number from 1 to 16`. */
  readonly allowed: string;
  /** Reads the link's text, already percent-decoded; undefined when it is not an allowed value. */
  readonly parse: (text: string, layers: number) => T | undefined;
  /** Writes an allowed value in its shortest form. */
  readonly format: (value: T) => string;
  /** The value itself, in canonical form, when it is allowed; else undefined. Takes anything, never throws. */
  readonly admit: (value: unknown, layers: number) => T | undefined;
  /** Makes an allowed value allowed for another number of hidden layers: lists are cut, or their last entry repeated. */
  readonly fit: (value: T, layers: number) => T;
  /** The value as the exported run writes it: numbers as numbers, choices as text, lists as lists. */
  readonly record: (value: T) => Recorded;
}

/** A value of an experiment in the exported run. */
export type Recorded = number | string | null | readonly Recorded[];

/** Which part of the experiment a field belongs to. */
export type FieldGroup = 'data' | 'network' | 'training' | 'seed' | 'engine';

/** How a property of an Experiment is called, in the link and by people. */
export interface Naming<T> {
  /** Key in the link. */
  readonly key: string;
  /** A few words for people. */
  readonly label: string;
  /** One plain sentence for people. */
  readonly help: string;
  /** What a number counts, for example `rows`; null when it is a pure number or not a number. */
  readonly unit: string | null;
  readonly group: FieldGroup;
  /** For one hidden layer; `fit` gives it for more. */
  readonly default: T;
}

/** A row of the field table: all that validation, link, controls and documentation need of one property. */
export type Field<T> = Domain<T> & Naming<T>;
