import { completeExperiment, type Completed, type Reading } from './completeExperiment.ts';
import type { Experiment } from './experiment.ts';
import { fieldOf, type Property } from './fields.ts';

/**
 * Makes a valid experiment of anything that may have the shape of one: missing and bad properties become
 * their defaults, properties that do not go together give way, others are ignored. A valid experiment in
 * canonical form comes back equal. Never throws.
 */
export function validateExperiment(candidate: unknown): Completed {
  const given = new Map<string, unknown>(typeof candidate === 'object' && candidate !== null ? Object.entries(candidate) : []);
  return completeExperiment(<P extends Property>(property: P, layers: number): Reading<Experiment[P]> => {
    const value = given.get(property);
    if (value === undefined) return { kind: 'absent' };
    const admitted = fieldOf(property).admit(value, layers);
    return admitted === undefined ? { kind: 'bad', text: describe(value) } : { kind: 'good', value: admitted };
  });
}

/** Whatever it is, as text; functions, symbols and what JSON cannot write by their type. */
function describe(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  try {
    return JSON.stringify(value) ?? typeof value;
  } catch {
    return typeof value;
  }
}
