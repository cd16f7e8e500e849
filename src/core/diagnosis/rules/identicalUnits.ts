import { type Evidence, hasLearnt, heldSince, hiddenLayersOf } from '../evidence.ts';
import type { Rule, Symptom } from '../finding.ts';
import type { Frame, LayerFrame } from '../../telemetry/frame.ts';
import { layersText, say } from '../words.ts';

/**
 * Units that are copies of each other, bit for bit: the same kernel row and bias. They get the same gradient, so no
 * training tells them apart, and the layer has no more to say than the units that differ. A layer of copies of one unit is severe.
 * What tells copies apart comes from outside, from an output kernel that differs or dropout: then they were born copies.
 */
export const identicalUnits: Rule = (evidence) => {
  const { frames } = evidence;
  const [birth] = frames;
  const shown = hiddenLayersOf(evidence).filter(({ now }) => hasCopies(now) && now.nanUnits === 0);
  const [first] = shown;
  if (first === undefined) return birth?.epoch === 0 ? bornCopies(evidence, birth) : [];
  const worst = shown.reduce((gravest, each) => (copiesOf(each.now) > copiesOf(gravest.now) ? each : gravest), first);
  const { number, units } = worst.layer;
  const distinct = worst.now.distinctUnits;
  const all = shown.every(({ now }) => now.distinctUnits === 1);
  return [
    {
      severity: distinct === 1 ? 'severe' : 'warning',
      layer: number,
      ...(shown.length > 1 ? { layers: shown.map(({ layer }) => layer.number) } : {}),
      sinceEpoch: heldSince(frames, ({ layers }) => {
        const then = layers[number - 1];
        return then !== undefined && hasCopies(then);
      }),
      value: distinct,
      threshold: units,
      form: 'count',
      source: say('source.identical'),
      text: say(all ? 'identical.all' : 'identical.some', { layers: layersText(shown.map(({ layer }) => layer.number)), layer: number, units, distinct }),
    },
  ];
};

/** Copies at birth that training has told apart: what they have learnt since started from one. */
function bornCopies(evidence: Evidence, birth: Frame): readonly Symptom[] {
  const shown = hiddenLayersOf({ layout: evidence.layout, frame: birth }).filter(({ now }) => hasCopies(now) && now.nanUnits === 0);
  const [first] = shown;
  if (first === undefined) return [];
  return [
    {
      severity: hasLearnt(evidence) ? 'note' : 'warning',
      layer: first.layer.number,
      ...(shown.length > 1 ? { layers: shown.map(({ layer }) => layer.number) } : {}),
      sinceEpoch: 0,
      value: first.now.distinctUnits,
      threshold: first.layer.units,
      form: 'count',
      source: say('source.identical'),
      text: say('identical.born', { layers: layersText(shown.map(({ layer }) => layer.number)) }),
    },
  ];
}

function hasCopies({ distinctUnits, units }: LayerFrame): boolean {
  return distinctUnits < units;
}

/** Share of a layer's units that are copies of another one. */
function copiesOf({ distinctUnits, units }: LayerFrame): number {
  return (units - distinctUnits) / units;
}
