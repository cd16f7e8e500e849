import type { ReactNode } from 'react';
import { CartesianGrid, Line, LineChart, XAxis, YAxis } from 'recharts';
import { kaplanMeier, type Lifetime, type SurvivalStep } from '../../core/autopsy/survival.ts';
import { epochName, formatEpochTick } from '../../core/words/names.ts';
import { formatCount, formatPercent } from '../../core/words/numbers.ts';
import { useSize } from '../../ui/useSize.ts';
import { epochTicks } from '../chart/axis/epochAxis.ts';
import { TableView } from '../frame/TableView.tsx';
import styles from './LayerPage.module.css';

interface SurvivalCurveProps {
  readonly lives: readonly Lifetime[];
  /** The epoch shown, at which the lives of the living are censored, and the end of the axis. */
  readonly epoch: number;
  readonly axisEnd: number;
}

const AXIS = { tickLine: false, stroke: 'var(--ink-2)', tick: { fill: 'var(--ink-2)' }, fontSize: '0.6875rem' } as const;
/** Room beside the plot. */
const BESIDE = 44;

/** Share of a layer's units not yet seen dead, over the epochs: the product-limit estimate, flat from the last death to the epoch shown. */
export function SurvivalCurve({ lives, epoch, axisEnd }: SurvivalCurveProps): ReactNode {
  const { ref, width, height } = useSize<HTMLDivElement>();
  const steps = kaplanMeier(lives);
  const first: SurvivalStep = { time: 0, alive: 1, atRisk: lives.length, deaths: 0 };
  const last = steps.at(-1) ?? first;
  const rows = [...(steps[0]?.deaths === 0 ? [] : [first]), ...steps, { ...last, time: Math.max(epoch, last.time) }].map(({ time, alive }) => ({ epoch: time, alive }));
  const censored = lives.filter(({ died }) => !died).length;
  return (
    <>
      <div className={styles['survival']} ref={ref} aria-hidden="true">
        {width > 0 && (
          <LineChart width={width} height={height} data={rows} margin={{ top: 8, right: 12, bottom: 0, left: 0 }} accessibilityLayer={false}>
            <CartesianGrid vertical={false} stroke="var(--grid)" />
            <XAxis {...AXIS} type="number" dataKey="epoch" height={20} domain={[0, axisEnd]} ticks={[...epochTicks(axisEnd, width - BESIDE)]} tickFormatter={formatEpochTick} interval={0} />
            <YAxis {...AXIS} width={BESIDE} domain={[0, 1]} ticks={[0, 0.5, 1]} tickFormatter={formatPercent} />
            <Line dataKey="alive" type="stepAfter" stroke="var(--ink)" strokeWidth={1.75} dot={false} activeDot={false} isAnimationActive={false} />
          </LineChart>
        )}
      </div>
      <p className={styles['words']}>{`${formatPercent(last.alive)} of the units have not been dead up to ${epochName(epoch)}: ${formatCount(censored)} of ${formatCount(lives.length)}, whose lives are censored there. Kaplan–Meier; a death is the first reading at which a unit is dead on the probe.`}</p>
      <details className={styles['details']}>
        <summary>As a table</summary>
        <TableView caption="Survival of the units" columns={['epoch', 'at risk', 'deaths', 'alive after']} rows={steps.map(({ time, atRisk, deaths, alive }) => [formatEpochTick(time), formatCount(atRisk), formatCount(deaths), formatPercent(alive)])} />
      </details>
    </>
  );
}
