import type { Layer } from '../experiment.ts';
import { LAYER_FIELDS, MAX_LAYERS, type LayerFields } from './layerFields.ts';

/** A property of a hidden layer. All layers' values of it are a column, which the link writes as one list. */
export type LayerProperty = keyof Layer;

const FIELD_OF: LayerFields = LAYER_FIELDS;

/** The allowed values of a column in words that end a sentence. */
export function allowedColumn(property: LayerProperty): string {
  const { allowed } = FIELD_OF[property];
  return property === 'units'
    ? `1 to ${MAX_LAYERS} widths separated by commas, each ${allowed}`
    : `one value for all hidden layers or exactly one per hidden layer, each ${allowed}`;
}

/** Writes a column as the link does: equal values as one; but widths never, `64,64,64` is three layers. */
export function columnText<P extends LayerProperty>(layers: readonly Pick<Layer, P>[], property: P): string {
  const texts = layers.map((layer) => FIELD_OF[property].format(layer[property]));
  return property === 'units' || agreed(texts) === null ? texts.join(',') : (texts[0] ?? '');
}

/** A column as the exported run writes it: a value per layer. */
export function columnRecord<P extends LayerProperty>(layers: readonly Pick<Layer, P>[], property: P): readonly (number | string | null)[] {
  return layers.map((layer) => FIELD_OF[property].record(layer[property]));
}

/**
 * The layers with a column read from the link's text: one value for all, or one per layer; undefined when it is not
 * allowed. Widths make as many layers as they are: the others are cut, or the last layer repeated.
 */
export function withColumn(layers: readonly Layer[], property: LayerProperty, text: string): readonly Layer[] | undefined {
  const texts = text.split(',');
  const resized = property === 'units' ? resize(layers, texts.length) : layers;
  if ((texts.length !== 1 && texts.length !== resized.length) || resized.length > MAX_LAYERS) return undefined;
  const changed: Layer[] = [];
  for (const [index, layer] of resized.entries()) {
    const value = FIELD_OF[property].parse(texts[index] ?? texts[0] ?? '');
    if (value === undefined) return undefined;
    changed.push({ ...layer, [property]: value });
  }
  return changed;
}

function resize(layers: readonly Layer[], count: number): readonly Layer[] {
  const last = layers.at(-1);
  return last === undefined ? layers : Array.from({ length: count }, (_, index) => layers[index] ?? last);
}

/** The value that all layers have of a property; null where they differ. */
export function commonOf<P extends LayerProperty>(layers: readonly Layer[], property: P): Layer[P] | null {
  const [first] = layers;
  const texts = layers.map((layer) => FIELD_OF[property].format(layer[property]));
  return first === undefined || agreed(texts) === null ? null : first[property];
}

/** The entry that a list consists of; null when its entries differ or there is none. */
export function agreed<T>([first, ...others]: readonly T[]): T | null {
  return first !== undefined && others.every((each) => each === first) ? first : null;
}
