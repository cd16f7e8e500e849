import type { Evidence } from '../evidence.ts';
import { hasLearnt } from '../evidence.ts';
import type { Frame } from '../../telemetry/frame.ts';
import type { Rule } from '../finding.ts';
import { say } from '../words.ts';

/** Times the expected loss from which a loss at birth is off: TheDeepChecker allows a deviation of its own size. */
const OFF = 2;
/** From which it is far off: outputs of variance 2, which healthy initializers give, make a squared error of ten times the best constant's. */
const FAR_OFF = 10;

/**
 * A network that has seen nothing should know nothing: its loss at birth is near the best constant's. Far above it, ten times, the
 * output is large at random, by the scale of the kernels, and training first has to undo that; twice is a note. Silent once the network has learnt: it then has undone it.
 */
export const lossAtBirth: Rule = (evidence) => {
  const { baseline } = evidence;
  const loss = lossOfBirth(evidence);
  if (loss === null || baseline === null || !(baseline.loss > 0)) return [];
  const times = loss / baseline.loss;
  if (!(times > OFF)) return [];
  if (hasLearnt(evidence)) return [];
  const far = times > FAR_OFF;
  return [
    {
      severity: far ? 'warning' : 'note',
      sinceEpoch: 0,
      value: loss,
      threshold: (far ? FAR_OFF : OFF) * baseline.loss,
      form: 'loss',
      source: say(far ? 'source.birth.far' : 'source.birth.off'),
      text: say('birth.loss', { loss, times, best: baseline.text }),
    },
  ];
};

/** The validation loss of the network at birth; null while it is not known, and where the output is the same for every row, which is not the scale's doing. */
function lossOfBirth({ frames }: Evidence): number | null {
  const [birth] = frames;
  return birth?.epoch === 0 && !isFlat(birth) ? birth.validationLoss : null;
}

/** Whether the output's pre-activation is the same for every row. The output itself may be for being so far out that its sigmoid is 0 or 1. */
function isFlat({ layers }: Frame): boolean {
  const last = layers.at(-1);
  return last === undefined || last.deadFraction === 1 || last.preActivation.min === last.preActivation.max;
}
