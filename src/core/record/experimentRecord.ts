import type { Recorded } from '../experiment/domain.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { fieldOf, PROPERTIES, type Property } from '../experiment/fields.ts';
import { resolvedSeeds } from '../experiment/seeds.ts';
import { LINK_VERSION } from '../link/decode.ts';

/** Every key of the link, with its value: numbers as numbers, choices as the link writes them, lists with one entry per layer. */
export type ExperimentRecord = Readonly<Record<string, Recorded>>;

/**
 * Writes an experiment under the keys of the link, in their order, nothing left out: lists per hidden layer,
 * stream seeds that follow `seed` as the number they come to. `run` is null: it asks a page to start and is
 * no part of an experiment.
 */
export function experimentRecord(experiment: Experiment): ExperimentRecord {
  const resolved = resolvedSeeds(experiment);
  const record: Record<string, Recorded> = { v: LINK_VERSION };
  for (const property of PROPERTIES) record[fieldOf(property).key] = recorded(resolved, property);
  record['run'] = null;
  return record;
}

function recorded<P extends Property>(experiment: Pick<Experiment, P>, property: P): Recorded {
  return fieldOf(property).record(experiment[property]);
}
