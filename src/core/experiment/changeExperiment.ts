import { buildExperiment } from './buildExperiment.ts';
import type { Experiment } from './experiment.ts';
import { fieldOf, FIELDS, PROPERTIES, type Property } from './fields.ts';
import { textOf } from './propertyText.ts';
import { settle, type Consequence } from './settle.ts';

/** What somebody wants to set. Lists may be shorter or longer than the layers: the last entry is repeated, or the end cut. */
export type ExperimentPatch = { readonly [P in Property]?: Experiment[P] | undefined };

export interface Changed {
  readonly experiment: Experiment;
  /** What changed besides, with the reason. A list whose layers all agree counts as unchanged when it is cut or extended. */
  readonly consequences: readonly Consequence[];
  /** Properties of the patch whose values are not allowed; they kept what they had. */
  readonly refused: readonly Property[];
}

/**
 * Applies a patch to a valid experiment and keeps it valid. What the patch sets wins over what it does not:
 * - another number of hidden layers cuts the lists, or repeats their last entry;
 * - an output other than sigmoid turns the loss to mean_squared_error, and binary_crossentropy turns the
 *   output to sigmoid and the targets to `0:1`; targets `-1:1` turn the loss to mean_squared_error;
 * - AlphaDropout in a layer clears its dropout, and the other way round.
 *
 * In a patch that contradicts itself, what `settle` lets give way gives way. The given experiment stays as it is.
 */
export function changeExperiment(experiment: Experiment, patch: ExperimentPatch): Changed {
  return changeBy(experiment, (property) => patch[property]);
}

/**
 * As `changeExperiment`, with the patch as a function: what to set a property to, undefined to leave it. It is
 * asked for `hidden` first, then for the others with the number of hidden layers that there will be.
 */
export function changeBy(experiment: Experiment, wish: <P extends Property>(property: P, layers: number) => Experiment[P] | undefined): Changed {
  const chosen = new Set<Property>();
  const refused: Property[] = [];
  const choose = <P extends Property>(property: P, wanted: Experiment[P] | undefined, layers: number): Experiment[P] => {
    const field = fieldOf(property);
    const kept: Experiment[P] = experiment[property];
    if (wanted === undefined) return field.fit(kept, layers);
    const admitted = field.admit(field.fit(wanted, layers), layers);
    if (admitted === undefined) {
      refused.push(property);
      return field.fit(kept, layers);
    }
    chosen.add(property);
    return admitted;
  };
  const layersNow = experiment.hidden.length;
  const wanted = wish('hidden', layersNow);
  const hidden = choose('hidden', wanted, (FIELDS.hidden.admit(wanted, layersNow) ?? experiment.hidden).length);
  const patched = buildExperiment(hidden, (property) => choose(property, wish(property, hidden.length), hidden.length));
  const settled = settle(patched, chosen);
  const resized = hidden.length === layersNow ? [] : resizedLists(experiment, patched, chosen);
  return { experiment: settled.experiment, consequences: [...resized, ...settled.consequences], refused };
}

function resizedLists(before: Experiment, after: Experiment, chosen: ReadonlySet<Property>): readonly Consequence[] {
  return PROPERTIES.filter(
    (property) => Array.isArray(before[property]) && !chosen.has(property) && textOf(before, property) !== textOf(after, property),
  ).map((property) => ({ property, reason: 'The number of hidden layers changed.' }));
}
