import { isConstant } from '../../core/diagnosis/evidence.ts';
import type { LayerLayout } from '../../core/experiment/layout.ts';
import type { Frame } from '../../core/telemetry/frame.ts';
import { epochName, nameOfLayer } from '../../core/words/names.ts';
import { formatCount, formatNumber, formatPercent } from '../../core/words/numbers.ts';

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

/** The wires of an epoch in words: how many into each layer and into the output, of those that a frame keeps. */
export function wireWords(layers: readonly LayerLayout[], frame: Frame): string {
  const counts = layers.map((layer, index) => {
    const before = layers[index - 1];
    const count = frame.layers[index]?.edges.weight.length ?? 0;
    return `${before === undefined ? 'inputs' : nameOfLayer(before)} to ${nameOfLayer(layer)} ${count === 0 ? 'none' : formatCount(count)}`;
  });
  return `The strongest edges at ${epochName(frame.epoch)}: ${counts.join(', ')}.`;
}
