import type { NumberForm } from '../words/fillIn.ts';
import type { Evidence } from './evidence.ts';

/** How far a symptom goes, whatever harm it did. */
export type Severity = 'note' | 'warning' | 'severe';

/** A remedy that can be tried with the same seed: the changed fields as link text, for example `activation=leaky_relu`. */
export interface Remedy {
  readonly label: string;
  readonly change: string;
}

/** What a rule says of a frame: a symptom with its number, and apart from it whether it did harm. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  /** null when harm cannot be judged yet. */
  readonly harmful: boolean | null;
  /** From 1; the worst of several; absent when the finding is about the whole network. */
  readonly layer?: number;
  /** All layers that the finding is about, from the first, where there are several. */
  readonly layers?: readonly number[];
  /** First epoch from which the finding has held without a break. */
  readonly sinceEpoch: number;
  /** The number that the rule judges; infinite where it grew beyond what can be held. */
  readonly value: number;
  readonly threshold: number;
  /** How value and threshold are written in words. */
  readonly form: NumberForm;
  /** Where the threshold comes from. */
  readonly source: string;
  /** One line, already in words. */
  readonly text: string;
}

/** What a rule finds; whether it did harm is judged apart, once for all. */
export type Symptom = Omit<Finding, 'rule' | 'harmful'>;

/** A row of the table of rules: looks at the evidence and names what its thresholds say. */
export type Rule = (evidence: Evidence) => readonly Symptom[];
