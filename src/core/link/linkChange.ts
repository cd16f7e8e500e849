import type { Experiment } from '../experiment/experiment.ts';
import { fieldOf, PROPERTIES, type Property } from '../experiment/settings/fields.ts';
import { allowedOf, textOf, withText } from '../experiment/settings/propertyText.ts';
import { settle } from '../experiment/settings/settle.ts';
import { badValue, unknownKey, usedInstead, type Notice } from './notice.ts';
import { SETTING_KEYS } from './linkKeys.ts';
import { splitLink, type SplitLink } from './splitLink.ts';

/** An experiment with settings of a link read into it. */
export interface ReadSettings {
  /** Each setting is allowed; they need not go together yet. */
  readonly experiment: Experiment;
  /** What the link set. */
  readonly chosen: ReadonlySet<Property>;
  /** Values that cannot be used; the experiment kept what it had there. */
  readonly notices: readonly Notice[];
}

/** Widths first: the length of the other lists depends on them. */
const READING_ORDER: readonly Property[] = ['units', ...PROPERTIES.filter((property) => property !== 'units')];

/** Reads the settings among the pairs of a link into a base experiment. */
export function readSettings(base: Experiment, pairs: SplitLink['pairs']): ReadSettings {
  let experiment = base;
  const chosen = new Set<Property>();
  const notices: Notice[] = [];
  for (const property of READING_ORDER) {
    const { key } = fieldOf(property);
    const pair = pairs.get(key);
    if (pair === undefined) continue;
    const changed = pair.value === null ? undefined : withText(experiment, property, pair.value);
    if (changed === undefined) {
      notices.push(badValue(key, pair.value ?? pair.written, `Allowed is ${allowedOf(property)}.`, usedInstead(key, textOf(experiment, property))));
    } else {
      experiment = changed;
      chosen.add(property);
    }
  }
  return { experiment, chosen, notices };
}

/** An experiment changed by the text of a link. */
export interface LinkChanged {
  /** Always valid. */
  readonly experiment: Experiment;
  /** Keys or values of the text that could not be used; the experiment kept what it had there. */
  readonly notices: readonly Notice[];
}

/**
 * Applies settings written as a link, for example a remedy's `activation=leaky_relu` or
 * `lr=0.0001&initializer=he_normal`, to a valid experiment and keeps it valid: what the text sets wins over what it
 * does not, as `settle` says. A key that is not in the text stays as it is. One value of a list is set in all hidden
 * layers; another number of layers cuts them, or repeats the last.
 */
export function linkChange(experiment: Experiment, text: string): LinkChanged {
  return changeByPairs(experiment, splitLink(text).pairs);
}

/** The same with one setting: its key and its value, neither of them percent-encoded. */
export function settingChange(experiment: Experiment, key: string, value: string): LinkChanged {
  return changeByPairs(experiment, new Map([[key, { key, value, written: value }]]));
}

function changeByPairs(experiment: Experiment, pairs: SplitLink['pairs']): LinkChanged {
  const read = readSettings(experiment, pairs);
  const unknown = [...pairs.values()].filter(({ key }) => !SETTING_KEYS.has(key)).map(({ key, value, written }) => unknownKey(key, value ?? written));
  return { experiment: settle(read.experiment, read.chosen).experiment, notices: [...read.notices, ...unknown] };
}
