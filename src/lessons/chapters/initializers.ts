import { CHANCE } from '../../core/diagnosis/margins.ts';
import { normalFromUniform } from '../../core/random/normal.ts';
import { lessonFrom, type Decision } from '../judging/judge.ts';
import { onlyDiffers, UNITS_CAN_DIE } from '../judging/conditions.ts';
import { errorsApart } from '../judging/deadEffect.ts';
import { lossSentences, nameOf } from '../judging/lossSentence.ts';
import { medianOf, measure } from '../judging/measure.ts';
import { deadAtBirth, deadNow, type Setting } from '../judging/outcome.ts';
import { ACCURACY, BASELINE, BORN_DEAD, DEAD, DEAD_ON_TRAINING, GRADIENT, LOSS } from '../judging/readings.ts';
import { say } from '../judging/words.ts';
import { LITTLE } from '../judging/thresholds.ts';
import { headingOf } from '../headings.ts';

interface Share {
  readonly setting: Setting;
  readonly dead: number;
  readonly born: number;
}

function decide(settings: readonly Setting[]): Decision | null {
  const shares = settings.flatMap((setting): readonly Share[] => {
    const [dead, born] = [medianOf(setting, deadNow), medianOf(setting, deadAtBirth)];
    return dead === null || born === null ? [] : [{ setting, dead, born }];
  });
  const [lowest, highest] = [shares.toSorted((a, b) => a.dead - b.dead)[0], shares.toSorted((a, b) => b.dead - a.dead)[0]];
  if (shares.length < 2 || lowest === undefined || highest === undefined) return null;
  const kinds = (shares.length * (shares.length - 1)) / 2;
  const allowed = normalFromUniform(1 - 1 / (2 * CHANCE * kinds));
  const errors = errorsApart(lowest.dead, highest.dead, Math.min(...lowest.setting.experiment.layers.map(({ units }) => units)));
  const isApart = errors > allowed;
  const gap = highest.dead - lowest.dead;
  return {
    verdicts: [isApart ? 'does-not-hold' : gap <= LITTLE ? 'holds' : 'undecided'],
    answer: isApart ? familyOf(highest.setting) : 'same',
    explanation: [...gapSentences(shares, lowest, highest, errors, allowed), ...lossSentences(settings)],
  };
}

/** Percentage points between two shares. */
function points(low: number, high: number): number {
  return 100 * (high - low);
}

function gapSentences(shares: readonly Share[], lowest: Share, highest: Share, errors: number, allowed: number): readonly string[] {
  const born = shares.map((share) => share.born);
  const epoch = highest.setting.outcomes[0]?.epoch ?? 0;
  const gapAtBirth = points(Math.min(...born), Math.max(...born));
  const values = { gap: points(lowest.dead, highest.dead), epoch, low: lowest.dead, high: highest.dead, lowest: nameOf(lowest.setting), highest: nameOf(highest.setting), errors, allowed };
  return [
    say(values.gap === 0 ? 'initializers.equal' : errors > allowed ? 'initializers.gap' : 'initializers.no-gap', values),
    ...(lowest.setting.outcomes.length === 1 ? [say('initializers.one-seed')] : []),
    gapAtBirth === 0 ? say('initializers.birth-equal', { low: Math.min(...born) }) : say('initializers.birth', { gap: gapAtBirth }),
  ];
}

function familyOf({ experiment }: Setting): string | null {
  const id = experiment.layers[0]?.initializer.id ?? '';
  return ['he', 'lecun', 'random'].find((family) => id.startsWith(`${family}_`)) ?? null;
}

/** The initializers of the article's figure, and the one that its caption names in another's place. */
export const initializers = lessonFrom({
  ...headingOf('initializers'),
  claim: {
    section: 'Solution? 5. Does changing the weight initialization help?',
    text: 'Changing the initializer has little effect: he_normal, he_uniform and lecun_normal do slightly better at first, then the gradients are pulled to zero all the same.',
    parts: [],
  },
  prediction: {
    question: 'Which ends with clearly the most dead units?',
    options: [
      { id: 'he', text: 'One of the he initializers' },
      { id: 'lecun', text: 'One of the lecun initializers' },
      { id: 'random', text: 'random_uniform, the one with the smallest kernels' },
      { id: 'same', text: 'None: they differ by no more than chance' },
    ],
  },
  conditions: [onlyDiffers('initializer', 'initializer'), UNITS_CAN_DIE],
  numbersOf: (settings) => measure(settings, [DEAD, DEAD_ON_TRAINING, BORN_DEAD, LOSS, BASELINE, ACCURACY, GRADIENT]),
  decide,
});
