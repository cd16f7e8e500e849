import type { Experiment } from '../../../core/experiment/experiment.ts';
import { textOf } from '../../../core/experiment/settings/propertyText.ts';
import { widthsOf } from '../../../core/experiment/layout.ts';

/** Longest list of values that a file name spells out, in characters. */
const LONGEST_LIST = 24;

/** What the name of a run's files begins with: widths, activation, initializer, labels, optimizer, seed: `dead-relu-64-relu-random_normal-coin-flip-adam-seed-1`. */
export function fileStem(experiment: Experiment): string {
  const widths = widthsOf(experiment);
  const [width] = widths;
  const shape = widths.length > 1 && widths.every((each) => each === width) ? `${widths.length}x${width}` : listed(widths.join('-'), `${widths.length}-layers`);
  const parts = [shape, listed(textOf(experiment, 'activation'), 'mixed'), listed(textOf(experiment, 'initializer'), 'mixed'), experiment.labels, experiment.optimizer, 'seed', experiment.seed];
  return inFileName(`dead-relu-${parts.join('-')}`);
}

/** A text as part of a file name: what systems take amiss becomes a hyphen. */
export function inFileName(text: string): string {
  return text.replaceAll(/[^\w.-]+/g, '-');
}

function listed(list: string, otherwise: string): string {
  return list.length <= LONGEST_LIST ? list : otherwise;
}
