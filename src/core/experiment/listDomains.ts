import type { Domain } from './domain.ts';
import type { WholeDomain } from './numberDomains.ts';
import { whole } from './numberDomains.ts';

export interface PerLayerDomain<T, Item extends Domain<T>> extends Domain<readonly T[]> {
  /** One value per hidden layer. */
  readonly kind: 'list';
  readonly item: Item;
}

export interface WidthsDomain extends Domain<readonly number[]> {
  /** The widths themselves: their number is the number of hidden layers. */
  readonly kind: 'widths';
  readonly item: WholeDomain;
  readonly minLayers: number;
  readonly maxLayers: number;
}

function fitList<T>(value: readonly T[], layers: number): readonly T[] {
  const last = value.at(-1);
  if (value.length >= layers || last === undefined) return value.slice(0, layers);
  return [...value, ...Array.from({ length: layers - value.length }, () => last)];
}

function every<T>(values: readonly (T | undefined)[]): readonly T[] | undefined {
  const present = values.filter((value) => value !== undefined);
  return present.length === values.length ? present : undefined;
}

/**
 * A list with one value per hidden layer. The link may write one value for all layers, and does where all
 * are equal; any other length is not allowed.
 */
export function perLayer<T, Item extends Domain<T>>(item: Item & Domain<T>): PerLayerDomain<T, Item> {
  return {
    kind: 'list',
    item,
    allowed: `one value for all hidden layers or exactly one per hidden layer, each ${item.allowed}`,
    parse: (text, layers) => {
      const texts = text.split(',');
      if (texts.length !== 1 && texts.length !== layers) return undefined;
      const values = every(texts.map((each) => item.parse(each, layers)));
      return values === undefined ? undefined : fitList(values, layers);
    },
    format: (values) => {
      const texts = values.map((value) => item.format(value));
      const [first = ''] = texts;
      return texts.every((text) => text === first) ? first : texts.join(',');
    },
    admit: (value, layers) =>
      Array.isArray(value) && value.length === layers ? every(value.map((each) => item.admit(each, layers))) : undefined,
    fit: fitList,
    record: (values) => values.map((value) => item.record(value)),
  };
}

/** Widths of 1 to `maxLayers` hidden layers, each 1 to `maxUnits`. Never collapsed: `64,64,64` is three layers. */
export function widths(maxLayers: number, maxUnits: number): WidthsDomain {
  const item = whole(1, maxUnits);
  const ofLength = (count: number): boolean => count >= 1 && count <= maxLayers;
  return {
    kind: 'widths',
    item,
    minLayers: 1,
    maxLayers,
    allowed: `1 to ${maxLayers} widths separated by commas, each ${item.allowed}`,
    parse: (text) => {
      const texts = text.split(',');
      return ofLength(texts.length) ? every(texts.map((each) => item.parse(each, 0))) : undefined;
    },
    format: (values) => values.map((value) => item.format(value)).join(','),
    admit: (value) => (Array.isArray(value) && ofLength(value.length) ? every(value.map((each) => item.admit(each, 0))) : undefined),
    fit: (value) => value,
    record: (values) => values.map((value) => item.record(value)),
  };
}
