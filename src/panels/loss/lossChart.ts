import type { Frame } from '../../core/telemetry/frame.ts';
import { baselineOf } from '../../core/diagnosis/baseline.ts';
import { experimentAt } from '../../core/experiment/schedule.ts';
import { SAME_BASELINE } from '../../core/diagnosis/margins.ts';
import { LABELS } from '../../core/vocabulary/labels.ts';
import { LOSSES } from '../../core/vocabulary/losses.ts';
import { formatLoss, formatShare } from '../../core/words/numbers.ts';
import { notFiniteFrom, type LineEnd } from '../chart/line/lineEnds.ts';
import type { LineSeries, Reference } from '../chart/line/lineSeries.ts';
import { linearAxis, logAxis, type ValueAxis } from '../chart/axis/valueAxis.ts';
import { runColour } from '../chart/canvas/colour.ts';
import type { ChartedRun } from '../run/runRecords.ts';

export type Measure = 'loss' | 'accuracy';

/** Train and validation values at some epochs; null where there is none or it is not finite. */
export interface LossSeries {
  readonly train: readonly (number | null)[];
  readonly validation: readonly (number | null)[];
}

/** The value of a frame, as recorded: null when not taken, possibly NaN. Where the loss is NaN there is no accuracy: every row would count as label 0. */
export function valueOf(frame: Frame | undefined, measure: Measure, rows: keyof LossSeries): number | null {
  if (frame === undefined) return null;
  const loss = rows === 'train' ? frame.trainLoss : frame.validationLoss;
  if (measure === 'loss' || Number.isNaN(loss)) return loss;
  return rows === 'train' ? frame.trainAccuracy : frame.validationAccuracy;
}

/** Values that can be drawn at the given epochs. */
export function lossSeries(frames: readonly Frame[], epochs: readonly number[], measure: Measure): LossSeries {
  const finite = (rows: keyof LossSeries): readonly (number | null)[] =>
    epochs.map((epoch) => {
      const value = valueOf(frames[epoch], measure, rows);
      return value !== null && Number.isFinite(value) ? value : null;
    });
  return { train: finite('train'), validation: finite('validation') };
}

/** Where what is drawn of runs is finite no more, in their colours. */
export function lossEnds(records: readonly ChartedRun[], measure: Measure): readonly LineEnd[] {
  return records.flatMap(({ name, frames }, run) => {
    const end = notFiniteFrom(frames, (frame) => [valueOf(frame, measure, 'train'), valueOf(frame, measure, 'validation')]);
    return end === null ? [] : [{ ...end, run, name, colour: records.length === 1 ? 'var(--nan)' : runColour(run) }];
  });
}

/** A line of the loss panel, and where its exact values come from. */
export interface LossLine extends LineSeries {
  readonly rows: keyof LossSeries;
}

/** All that the loss panel draws. */
export interface LossChart {
  readonly series: readonly LossLine[];
  readonly axis: ValueAxis;
  readonly reference: Reference | null;
}

const LOOKS = {
  train: { colour: 'var(--train)', ink: 'var(--train)' },
  validation: { colour: 'var(--validation)', ink: 'var(--validation-ink)', dashed: true },
} as const;
const BEST_CONSTANT = 'best constant';
const LEAST_SHARE = 0.01;
const LEAST_ACCURACY_SHARE = 0.05;

/** Of several runs each has a colour; the line of its validation loss is named, dashed as ever. */
function looksOfRun(run: number): Readonly<Record<keyof LossSeries, { readonly colour: string; readonly ink: string; readonly dashed: boolean }>> {
  const colour = runColour(run);
  return { train: { colour, ink: colour, dashed: false }, validation: { colour, ink: colour, dashed: true } };
}

/** Lines of all runs at the given epochs, the axis that holds them, and what the best constant would reach, where that is the same for all. */
export function lossChart(records: readonly ChartedRun[], epochs: readonly number[], measure: Measure, log: boolean): LossChart {
  const isAlone = records.length === 1;
  const series = records.flatMap((record, run): LossLine[] => {
    const values = lossSeries(record.frames, epochs, measure);
    const looks = isAlone ? LOOKS : looksOfRun(run);
    const line = (rows: keyof LossSeries): LossLine => ({
      id: `${run}-${rows}`,
      run,
      rows,
      label: isAlone ? rows : `${record.name}${rows === 'train' ? ', train' : ''}`,
      isNamed: isAlone || rows === 'validation',
      values: values[rows],
      faint: !isAlone && rows === 'train',
      ...looks[rows],
    });
    return [line('train'), line('validation')];
  });
  const reference = sharedReference(records, measure);
  const values = series.flatMap((line) => line.values);
  if (reference !== null) values.push(reference.value);
  return { series, reference, axis: axisOf(values, records, measure, log) };
}

function axisOf(values: readonly (number | null)[], records: readonly ChartedRun[], measure: Measure, log: boolean): ValueAxis {
  if (measure === 'accuracy') return linearAxis(values, { title: 'accuracy', leastShare: LEAST_ACCURACY_SHARE, bounds: [0, 1], format: formatShare });
  const [loss, ...others] = new Set(records.map(({ experiment }) => experiment.loss));
  const title = loss === undefined || others.length > 0 ? 'loss, of each run its own' : LOSSES[loss].label.toLowerCase();
  return log ? logAxis(values, title, LEAST_SHARE) : linearAxis(values, { title, leastShare: LEAST_SHARE, bounds: [0, Infinity] });
}

/** What the best constant reaches; null where it is unknown, or not the same in all runs to the digits that are drawn. */
function sharedReference(records: readonly ChartedRun[], measure: Measure): Reference | null {
  const references = records.map((record) => referenceOf(record, measure));
  const [first = null] = references;
  if (first === null || !references.every((other) => other !== null && Math.abs(other.value - first.value) <= SAME_BASELINE)) return null;
  return references.every((other) => other?.label === first.label) ? first : { ...first, label: BEST_CONSTANT };
}

/** The best constant's loss, or the accuracy of always saying the commoner label. */
function referenceOf({ experiment: asBorn, facts, newestEpoch }: ChartedRun, measure: Measure): Reference | null {
  const experiment = experimentAt(asBorn, newestEpoch);
  const baseline = baselineOf(experiment, facts);
  if (baseline === null) return null;
  if (measure === 'loss') return { value: baseline.loss, label: baseline.text === 'ln 2' ? 'ln 2' : BEST_CONSTANT };
  const share = LABELS[experiment.labels].learnable ? facts?.validationPositiveShare : 0.5;
  return share === undefined ? null : { value: Math.max(share, 1 - share), label: BEST_CONSTANT };
}

/** A loss with four significant digits, an accuracy as a percentage; `not taken` for null. */
export function writeMeasure(value: number | null, measure: Measure): string {
  if (value === null) return 'not taken';
  return measure === 'accuracy' ? formatShare(value) : formatLoss(value);
}
