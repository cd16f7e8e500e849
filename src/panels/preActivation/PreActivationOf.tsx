import { useMemo, type ReactNode } from 'react';
import { layoutOf } from '../../core/experiment/layout.ts';
import type { Distribution, Frame } from '../../core/telemetry/frame.ts';
import { canDie } from '../../core/vocabulary/activations.ts';
import { useLab } from '../../store/theLab.ts';
import { epochName } from '../../core/words/names.ts';
import { formatNumber } from '../../core/words/numbers.ts';
import { type ChartedRun, useShownEpochOf } from '../run/runRecords.ts';
import { barsOf, notDrawnWords, saturationWords } from '../chart/histogram/bars.ts';
import { preActivationDomain } from '../chart/histogram/histogramAxes.ts';
import { PreActivationHistogram } from '../chart/histogram/PreActivationHistogram.tsx';
import styles from './PreActivationOf.module.css';

/** Which epochs the axis of z has room for. */
export type Span = 'all' | 'shown';

interface PreActivationOfProps {
  readonly run: ChartedRun;
  readonly span: Span;
  /** All runs shown: their axes of z are one. */
  readonly beside: readonly ChartedRun[];
}

/** The pre-activations of the layer in focus of one run at the shown epoch. */
export function PreActivationOf({ run, span, beside }: PreActivationOfProps): ReactNode {
  const { name, experiment, frames } = run;
  const epoch = useShownEpochOf(run.newestEpoch);
  const focus = useLab((state) => state.view.layer);
  const hoverUnit = useLab((state) => state.view.hoverUnit);
  const chosen = useLab((state) => state.view.unit);
  const layer = frames[epoch]?.layers[focus - 1];
  const shown = layer?.preActivation;
  const largest = Math.max(0, ...beside.map((each) => largestOf(each, epoch, focus)));
  const bars = useMemo(() => (shown === undefined ? null : { ...barsOf(shown), largest }), [shown, largest]);
  const [low, high] = preActivationDomain(span === 'all' ? beside.flatMap((each) => distributionsOf(each.frames, focus)) : distributionsOf(frames.slice(epoch, epoch + 1), focus));
  const domain = useMemo((): readonly [number, number] => [low, high], [low, high]);
  const layout = useMemo(() => layoutOf(experiment).layers[focus - 1], [experiment, focus]);
  if (shown === undefined || bars === null || layout === undefined) return null;

  const lit = (hoverUnit ?? chosen)?.layer === focus ? (hoverUnit ?? chosen) : null;
  const largestOfUnit = lit === null ? null : (layer?.maxPreActivation[lit.unit] ?? null);
  const words = [lit === null || largestOfUnit === null ? '' : `dashed: largest z of unit ${lit.unit + 1}, ${formatNumber(largestOfUnit)}`, notDrawnWords(shown), layer === undefined ? '' : saturationWords(layer)].filter(Boolean).join('; ');
  return (
    <div className={styles['run']}>
      {name !== '' && <h3 className={styles['label']}>{`${name} \u00b7 ${epochName(epoch)}`}</h3>}
      <PreActivationHistogram
        label={`${name === '' ? '' : `${name}, `}Layer ${focus} at ${epochName(epoch)}. Arrow keys move over the bars.`}
        bars={bars}
        domain={domain}
        activation={layout.activation}
        canDie={canDie(layout.activation)}
        largestOfUnit={largestOfUnit}
        idle={words === '' ? 'pre-activation z (count, square-root scale)' : words}
      />
    </div>
  );
}

/** The largest count of a layer's bars at an epoch, or at the newest before it; 0 where the run has no such layer. */
function largestOf({ frames, newestEpoch }: ChartedRun, epoch: number, layer: number): number {
  const shown = frames[Math.min(epoch, newestEpoch)]?.layers[layer - 1];
  return shown === undefined ? 0 : barsOf(shown.preActivation).largest;
}

function distributionsOf(frames: readonly Frame[], layer: number): readonly Distribution[] {
  return frames.flatMap((frame) => frame.layers[layer - 1]?.preActivation ?? []);
}
