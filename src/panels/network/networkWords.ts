import { isConstant } from '../../core/diagnosis/evidence.ts';
import type { LayerLayout } from '../../core/experiment/layout.ts';
import type { Frame } from '../../core/telemetry/frame.ts';
import { epochName, nameOfLayer } from '../../core/words/names.ts';
import type { UnitAt } from '../../store/state.ts';
import { countOf, formatCount, formatNumber, formatPercent } from '../../core/words/numbers.ts';

/** What stands beside the output: the range of its answers, or the one that it gives for every row; the rows it gets right. */
export interface OutputWords {
  readonly says: string;
  readonly isConstant: boolean;
  readonly right: string;
}

/** What the output says on the probe at an epoch. */
export function outputWords(frame: Frame): OutputWords {
  const output = frame.layers.at(-1)?.output;
  const right = frame.validationAccuracy === null ? '' : `${formatPercent(frame.validationAccuracy)} right`;
  if (output === undefined || output.nanCount > 0) return { says: 'NaN', isConstant: false, right };
  if (isConstant(frame)) return { says: `${formatNumber(output.min)}: the same answer for every row`, isConstant: true, right };
  const [least, most] = [formatNumber(output.min), formatNumber(output.max)];
  if (least === most) return { says: `${least}: almost the same answer for every row`, isConstant: false, right };
  return { says: `${least} to ${most}`, isConstant: false, right };
}

/** The wires of a unit in words, of those that a frame keeps: `2 edges in, the strongest of input 3 (0.41); 1 out, to the output (−0.2)`. */
export function unitWires(layers: readonly LayerLayout[], frame: Frame, { layer, unit }: UnitAt): string {
  const into = frame.layers[layer - 1]?.edges;
  const out = frame.layers[layer]?.edges;
  const entering = strongestOf(into?.to, unit);
  const leaving = strongestOf(out?.from, unit);
  if (into === undefined || out === undefined || (entering.count === 0 && leaving.count === 0)) return 'no edge drawn';
  const source = layer === 1 ? 'input' : `layer ${layer - 1} unit`;
  const target = layers[layer]?.isOutput === true ? 'the output' : `layer ${layer + 1} unit ${(out.to[leaving.first] ?? 0) + 1}`;
  const inwards = entering.count === 0 ? 'no edge in' : `${countOf(entering.count, 'edge')} in, strongest from ${source} ${(into.from[entering.first] ?? 0) + 1} (${formatNumber(into.weight[entering.first] ?? 0)})`;
  const outwards = leaving.count === 0 ? 'none out' : `${formatCount(leaving.count)} out, strongest to ${target} (${formatNumber(out.weight[leaving.first] ?? 0)})`;
  return `${inwards}; ${outwards}`;
}

/** How many edges have a unit at this end, and which is the first of them: edges go from the strongest down. */
function strongestOf(ends: Uint16Array | undefined, unit: number): { readonly count: number; readonly first: number } {
  let count = 0;
  for (const end of ends ?? []) if (end === unit) count += 1;
  return { count, first: ends?.indexOf(unit) ?? -1 };
}

/** The wires of an epoch in words: how many into each layer and into the output, of those that a frame keeps. */
export function wireWords(layers: readonly LayerLayout[], frame: Frame): string {
  const counts = layers.map((layer, index) => {
    const before = layers[index - 1];
    const count = frame.layers[index]?.edges.weight.length ?? 0;
    return `${before === undefined ? 'inputs' : nameOfLayer(before)} to ${nameOfLayer(layer)} ${count === 0 ? 'none' : formatCount(count)}`;
  });
  return `The strongest edges at ${epochName(frame.epoch)}: ${counts.join(', ')}.`;
}
