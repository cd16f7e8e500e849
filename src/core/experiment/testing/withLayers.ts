import type { Experiment, Layer } from '../experiment.ts';
import { DEFAULT_LAYER } from '../settings/layerFields.ts';

/** Values of each property of the hidden layers, first to last; the last is repeated. */
export type Columns = { readonly [P in keyof Layer]?: readonly Layer[P][] };

/** An experiment with as many hidden layers as the longest column says. What no column says is that of its first layer. */
export function withLayers(experiment: Experiment, columns: Columns): Experiment {
  const [base = DEFAULT_LAYER] = experiment.layers;
  const count = Math.max(1, ...Object.values(columns).map((column) => column.length));
  const layers = Array.from({ length: count }, (_, index): Layer => {
    const at = <P extends keyof Layer>(property: P): Layer[P] => columns[property]?.[index] ?? columns[property]?.at(-1) ?? base[property];
    return {
      units: at('units'),
      activation: at('activation'),
      initializer: at('initializer'),
      bias: at('bias'),
      dropout: at('dropout'),
      alphaDropout: at('alphaDropout'),
    };
  });
  return { ...experiment, layers };
}
