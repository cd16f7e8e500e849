import type { Experiment } from '../experiment/experiment.ts';

/** The page of a unit, or of a whole layer, beside the panels. */
export interface UnitPage {
  /** Hidden layer, from 1. */
  readonly layer: number;
  /** From 0; null is the page of the layer. */
  readonly unit: number | null;
}

/** A layer, or a layer and a unit, from 1, without zeros in front. */
const WRITTEN = /^([1-9]\d?)(?:\.([1-9]\d{0,2}))?$/;

/** Reads `2.17`, unit 17 of layer 2, or `2`, all of the layer; null for what the network does not have. */
export function readUnit(text: string, { layers }: Pick<Experiment, 'layers'>): UnitPage | null {
  const [, layer, unit] = WRITTEN.exec(text) ?? [];
  if (layer === undefined) return null;
  const units = layers[Number(layer) - 1]?.units ?? 0;
  const page = { layer: Number(layer), unit: unit === undefined ? null : Number(unit) - 1 };
  return units > (page.unit ?? 0) ? page : null;
}

/** A page as the link writes it. */
export function formatUnit({ layer, unit }: UnitPage): string {
  return unit === null ? String(layer) : `${layer}.${unit + 1}`;
}

/** What `unit` may be, as a sentence. */
export function unitsAllowed({ layers }: Pick<Experiment, 'layers'>): string {
  const [first] = layers;
  const widths = layers.map(({ units }) => units);
  const same = widths.every((units) => units === first?.units);
  return `Allowed are a hidden layer, 1${layers.length > 1 ? ` to ${layers.length}` : ''}, and after a dot a unit of it, 1 to ${same ? (first?.units ?? 1) : `its width (${widths.join(', ')})`}.`;
}
