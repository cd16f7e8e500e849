import { type LayerNow, heldSince, hiddenLayersOf, severedLayerOf } from '../evidence.ts';
import type { Severity, Rule } from '../finding.ts';
import { layersText, rangeText, say } from '../words.ts';

interface Level {
  readonly severity: Severity;
  readonly threshold: number;
  readonly reached: (deadFraction: number) => boolean;
  readonly source: string;
}

/** From the gravest. */
const LEVELS: readonly Level[] = [
  { severity: 'severe', threshold: 1, reached: (dead) => dead >= 1, source: say('source.dead.severed') },
  { severity: 'warning', threshold: 0.5, reached: (dead) => dead > 0.5, source: say('source.dead.warning') },
  { severity: 'note', threshold: 0.1, reached: (dead) => dead >= 0.1, source: say('source.dead.note') },
];

/**
 * Dead units of the hidden layers: 10 % of a layer a note, more than 50 % a warning, all of it severed. One finding for all
 * layers: its `layer` is the severed one, or the one with the largest share. Layers after a severed one see a
 * constant, so what died there is not named.
 */
export const deadLayer: Rule = (evidence) => {
  const { frame, frames } = evidence;
  const severed = severedLayerOf(frame);
  const shown = hiddenLayersOf(evidence)
    .filter(({ layer }) => severed === null || layer.number <= severed)
    .flatMap((hidden): readonly Listed[] => {
      const level = levelOf(shareOf(hidden));
      return level === undefined ? [] : [{ ...hidden, level, dead: shareOf(hidden) }];
    });
  const worst = shown.reduce<Listed | null>((gravest, listed) => (gravest === null || listed.dead > gravest.dead ? listed : gravest), null);
  if (worst === null) return [];
  const { level, dead, layer } = worst;
  return [
    {
      severity: level.severity,
      layer: layer.number,
      ...(shown.length > 1 ? { layers: shown.map((listed) => listed.layer.number) } : {}),
      sinceEpoch: heldSince(frames, (earlier) => level.reached(earlier.layers[layer.number - 1]?.deadFraction ?? 0)),
      value: dead,
      threshold: level.threshold,
      form: 'share',
      source: level.source,
      text: LEVELS.flatMap((each) => textOf(shown.filter((listed) => listed.level === each))).map((text, index) => (index === 0 ? text : midSentence(text))).join('; '),
    },
  ];
};

interface Listed extends LayerNow {
  readonly level: Level;
  readonly dead: number;
}

function shareOf({ now }: LayerNow): number {
  return now.deadFraction ?? 0;
}

function levelOf(dead: number): Level | undefined {
  return LEVELS.find(({ reached }) => reached(dead));
}

/** The layers of one level in words; none where there are none. */
function textOf(listed: readonly Listed[]): readonly string[] {
  const [first] = listed;
  if (first === undefined) return [];
  if (first.level.severity === 'severe') return [say('dead.severed', { layer: first.layer.number, units: first.layer.units })];
  return [say('dead.some', { layers: layersText(listed.map(({ layer }) => layer.number)), share: rangeText(listed.map(({ dead }) => dead)) })];
}

function midSentence(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
