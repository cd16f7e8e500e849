import type { Experiment } from '../experiment/experiment.ts';
import { withOperations } from '../experiment/schedule.ts';
import { fieldOf, PROPERTIES } from '../experiment/settings/fields.ts';
import { allowedOf } from '../experiment/settings/propertyText.ts';
import { linkChange, settingChange, type LinkChanged } from '../link/linkChange.ts';
import { badValue, leftOut, type Notice } from '../link/notice.ts';
import { splitLink } from '../link/splitLink.ts';
import { COMPARED_OPERATIONS, readCompared } from '../link/comparedOperations.ts';
import { textOf } from '../experiment/settings/propertyText.ts';

/** Most values that one comparison takes. */
export const MAX_COMPARED = 8;

/** One setting, or what is done to the network, with several values, everything else equal: `initializer:he_normal|he_uniform`, `at:none|20.every.20.labels`. */
export interface Comparison {
  /** Link key of the setting; `at` of operations. */
  readonly key: string;
  /** Two to eight values as the link writes them, each different from the others. */
  readonly values: readonly string[];
}

/** One of the experiments compared. */
export interface Compared {
  /** The value that sets it apart, as the link writes it. */
  readonly label: string;
  readonly experiment: Experiment;
}

/** A comparison as a link asks for it, and what of it cannot be used. */
export interface ReadComparison {
  /** null when fewer than two different values can be used. */
  readonly comparison: Comparison | null;
  readonly notices: readonly Notice[];
}

const COMPARABLE: readonly { readonly key: string; readonly allowed: string }[] = [
  ...PROPERTIES.map((property) => ({ key: fieldOf(property).key, allowed: allowedOf(property) })),
  { key: 'at', allowed: COMPARED_OPERATIONS },
];
const FORM = `Allowed is a setting, a colon, and 2 to ${MAX_COMPARED} different values of it separated by “|”, for example initializer:he_normal|he_uniform.`;

/**
 * Reads the value of the link's `compare` key for a base experiment. Values that the setting does not allow are
 * left out, each with a notice; never throws.
 */
export function readComparison(text: string, base: Experiment): ReadComparison {
  const colon = text.indexOf(':');
  const key = colon < 0 ? text : text.slice(0, colon);
  const allowed = COMPARABLE.find((field) => field.key === key)?.allowed;
  if (colon < 0 || allowed === undefined) return refused(text, `${FORM} Settings are ${COMPARABLE.map((field) => field.key).join(', ')}.`);
  const notices: Notice[] = [];
  const values: string[] = [];
  const links = new Set<string>();
  for (const value of text.slice(colon + 1).split('|')) {
    const changed = comparedChange(base, key, value);
    const identity = JSON.stringify(changed.experiment);
    if (changed.notices.length > 0) notices.push(leftOut('compare', value, `Allowed is ${allowed}.`));
    else if (!links.has(identity)) {
      links.add(identity);
      values.push(value);
    }
  }
  if (values.length > MAX_COMPARED) {
    notices.push(badValue('compare', text, FORM, `The first ${MAX_COMPARED} are used.`));
    values.length = MAX_COMPARED;
  }
  if (values.length < 2) return { comparison: null, notices: [...notices, ...refused(text, FORM).notices] };
  return { comparison: { key, values }, notices };
}

function refused(text: string, reason: string): ReadComparison {
  return { comparison: null, notices: [badValue('compare', text, reason)] };
}

/** Writes a comparison as the link's `compare` value. */
export function formatComparison({ key, values }: Comparison): string {
  return `${key}:${values.join('|')}`;
}

/** The experiments of a comparison, in its order. They differ in the compared setting, and in what it forces. */
export function comparedExperiments(base: Experiment, { key, values }: Comparison): readonly Compared[] {
  return values.map((value) => ({ label: value, experiment: comparedChange(base, key, value).experiment }));
}

/** An experiment with one of the values compared. */
function comparedChange(base: Experiment, key: string, value: string): LinkChanged {
  if (key !== 'at') return settingChange(base, key, value);
  const { operations, notices } = readCompared(value, base);
  return { experiment: withOperations(base, operations), notices };
}

/**
 * The comparison of an experiment with itself under a change written as a link, `lr=0.0001`; null when the change
 * sets more than one key, or nothing.
 */
export function comparisonOfChange(experiment: Experiment, change: string): Comparison | null {
  const [key, ...others] = splitLink(change).pairs.keys();
  const property = PROPERTIES.find((each) => fieldOf(each).key === key);
  if (others.length > 0 || property === undefined) return null;
  const values = [textOf(experiment, property), textOf(linkChange(experiment, change).experiment, property)];
  return readComparison(`${key}:${values.join('|')}`, experiment).comparison;
}
