import { shown as printable } from '../link/notice.ts';
import { experimentsOf, type Shown } from '../shown/shown.ts';

/** The page of a unit, or of a whole layer, beside the panels. */
export interface UnitPage {
  /** Hidden layer, from 1. */
  readonly layer: number;
  /** From 0; null is the page of the layer. */
  readonly unit: number | null;
  /** Of networks side by side the one that it is of: its value of the setting compared, as the link writes it. Absent is the first. */
  readonly network?: string;
}

/** A layer, or a layer and a unit, from 1, without zeros in front; after a colon the network. */
const WRITTEN = /^([1-9]\d?)(?:\.([1-9]\d{0,2}))?(?::(.*))?$/s;

/** Reads `2.17`, unit 17 of layer 2, or `2`, all of the layer, or `2.17:he_normal`, that of one of the networks compared; null for what none of those shown has. */
export function readUnit(text: string, shown: Shown): UnitPage | null {
  const [, layer, unit, network] = WRITTEN.exec(text) ?? [];
  if (layer === undefined || (network !== undefined && !networksOf(shown).includes(network))) return null;
  const page = { layer: Number(layer), unit: unit === undefined ? null : Number(unit) - 1 };
  if ((widthsOf(shown)[page.layer - 1] ?? 0) <= (page.unit ?? 0)) return null;
  return network === undefined ? page : { ...page, network };
}

/** A page as the link of what is shown writes it: without a network that is not among those compared. */
export function formatUnit({ layer, unit, network }: UnitPage, shown: Shown): string {
  const place = unit === null ? String(layer) : `${layer}.${unit + 1}`;
  return network === undefined || !networksOf(shown).includes(network) ? place : `${place}:${network}`;
}

/** What `unit` may be, as a sentence. */
export function unitsAllowed(shown: Shown): string {
  const widths = widthsOf(shown);
  const [first] = widths;
  const networks = networksOf(shown);
  const ofNetwork = networks.length === 0 ? '' : `; after a colon, of which network: ${networks.map(printable).join(' | ')}`;
  return `Allowed are a hidden layer, 1${widths.length > 1 ? ` to ${widths.length}` : ''}, and after a dot a unit of it, 1 to ${widths.every((units) => units === first) ? (first ?? 1) : `its width (${widths.join(', ')})`}${ofNetwork}.`;
}

/** The values that tell the networks compared apart; none where nothing is compared. */
function networksOf(shown: Shown): readonly string[] {
  return shown.kind === 'comparison' ? shown.comparison.values : [];
}

/** How many units each hidden layer has, in that of the networks shown in which it is widest. */
function widthsOf(shown: Shown): readonly number[] {
  const networks = experimentsOf(shown).map(({ layers }) => layers);
  const [deepest = []] = networks.toSorted((one, other) => other.length - one.length);
  return deepest.map((_, layer) => Math.max(...networks.map((layers) => layers[layer]?.units ?? 0)));
}
