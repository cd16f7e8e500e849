import { useMemo, type ReactNode } from 'react';
import type { LayerReading } from '../../core/autopsy/layerReading.ts';
import { distributionOf } from '../../core/telemetry/distribution.ts';
import { tallyOf } from '../../core/telemetry/tally.ts';
import { canDie } from '../../core/vocabulary/activations.ts';
import { epochName } from '../../core/words/names.ts';
import { formatCount } from '../../core/words/numbers.ts';
import { barsOf } from '../chart/histogram/bars.ts';
import { preActivationDomain } from '../chart/histogram/histogramAxes.ts';
import { PreActivationHistogram } from '../chart/histogram/PreActivationHistogram.tsx';
import styles from './UnitHistogram.module.css';

interface UnitHistogramProps {
  readonly reading: LayerReading;
  /** The same layer at birth, so that the axis stands still while the values slide; null while it is computed. */
  readonly atBirth: LayerReading | null;
  readonly unit: number;
}

/** The pre-activations of one unit over the probe, over its activation's curve, with the line at 0. */
export function UnitHistogram({ reading, atBirth, unit }: UnitHistogramProps): ReactNode {
  const { layout, rows, request } = reading;
  const now = useMemo(() => distributionOf(tallyOf(zOf(reading, unit))), [reading, unit]);
  const born = useMemo(() => (atBirth === null ? null : distributionOf(tallyOf(zOf(atBirth, unit)))), [atBirth, unit]);
  const bars = useMemo(() => barsOf(now), [now]);
  const domain = useMemo(() => preActivationDomain(born === null ? [now] : [born, now]), [born, now]);
  return (
    <div className={styles['chart']}>
      <PreActivationHistogram
        label={`Pre-activations of unit ${unit + 1} at ${epochName(request.frame.epoch)}. Arrow keys move over the bars.`}
        bars={bars}
        domain={domain}
        activation={layout.activation}
        canDie={canDie(layout.activation)}
        largestOfUnit={now.max}
        idle={`z on ${formatCount(rows)} rows (square-root scale); dashed: largest`}
      />
    </div>
  );
}

function zOf({ preActivations, rows }: LayerReading, unit: number): Float32Array {
  return Float32Array.from(preActivations.subarray(unit * rows, (unit + 1) * rows));
}
