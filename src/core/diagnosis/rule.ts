import type { Evidence } from './evidence.ts';
import type { Finding } from './finding.ts';

/** What a rule finds; whether it did harm is judged apart, once for all. */
export type Symptom = Omit<Finding, 'rule' | 'harmful'>;

/** A row of the table of rules: looks at the evidence and names what its thresholds say. */
export type Rule = (evidence: Evidence) => readonly Symptom[];
