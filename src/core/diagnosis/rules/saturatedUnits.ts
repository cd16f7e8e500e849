import { type LayerNow, hasLearnt, heldSince, hiddenLayersOf, isFrameBroken } from '../evidence.ts';
import type { Rule } from '../finding.ts';
import type { LayerFrame } from '../../telemetry/frame.ts';
import { layersText, rangeText, say } from '../words.ts';

/** Largest healthy share of saturated units: SageMaker Debugger; here of all pre-activations of a layer. */
const MOST = 0.5;

/**
 * Hidden layers of which most pre-activations are where the activation is flat: beyond SageMaker's bounds, or, less far out,
 * where its slope is below 1 % of its largest, which leaves next to nothing of a gradient. A network that learns all the same, and
 * was not born so, gets a note: being sure of its answer looks the same.
 */
export const saturatedUnits: Rule = (evidence) => {
  const { frame, frames } = evidence;
  if (isFrameBroken(frame)) return [];
  const hidden = hiddenLayersOf(evidence);
  const far = hidden.filter(({ now }) => (now.saturatedFraction ?? 0) > MOST);
  const share = far.length > 0 ? saturated : flat;
  const shown = far.length > 0 ? far : hidden.filter(({ now }) => flat(now) > MOST);
  const worst = shown.reduce<LayerNow | null>((gravest, each) => (gravest === null || share(each.now) > share(gravest.now) ? each : gravest), null);
  if (worst === null) return [];
  const index = worst.layer.number - 1;
  const atBirth = share(frames[0]?.layers[index] ?? worst.now) > MOST;
  return [
    {
      severity: hasLearnt(evidence) && !atBirth ? 'note' : 'warning',
      layer: worst.layer.number,
      ...(shown.length > 1 ? { layers: shown.map(({ layer }) => layer.number) } : {}),
      sinceEpoch: heldSince(frames, ({ layers }) => {
        const then = layers[index];
        return then !== undefined && share(then) > MOST;
      }),
      value: share(worst.now),
      threshold: MOST,
      form: 'share',
      source: say(far.length > 0 ? 'source.saturated' : 'source.flat'),
      text: say(far.length > 0 ? 'saturated.far' : 'saturated.flat', { layers: layersText(shown.map(({ layer }) => layer.number)), share: rangeText(shown.map(({ now }) => share(now))) }),
    },
  ];
};

function saturated(layer: LayerFrame): number {
  return layer.saturatedFraction ?? 0;
}

function flat(layer: LayerFrame): number {
  return layer.flatFraction ?? 0;
}
