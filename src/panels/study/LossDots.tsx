import { useMemo, type ReactNode } from 'react';
import { baselineOf } from '../../core/diagnosis/baseline.ts';
import { LOSSES } from '../../core/vocabulary/losses.ts';
import { epochName } from '../../core/words/names.ts';
import { formatLoss, formatNumber } from '../../core/words/numbers.ts';
import { useSize } from '../../ui/useSize.ts';
import { axisScale, linearAxis } from '../chart/axis/valueAxis.ts';
import styles from './LossDots.module.css';
import { SeedDots, type SeedDot } from './SeedDots.tsx';
import type { ShownPoint } from '../run/useStudy.ts';

const HEIGHT = 64;
const EDGE = 10;
const LEAST_SHARE = 0.01;

/** The validation losses of all networks as a row of dots, with the best constant's loss. Losses that are not finite are counted beside it. */
export function LossDots({ shown }: { readonly shown: ShownPoint }): ReactNode {
  const { summaries, experiments, facts, shownEpoch } = shown;
  const { ref, width } = useSize<HTMLDivElement>();
  const [first] = experiments;
  const baseline = first === undefined ? null : baselineOf(first, facts[0] ?? null);
  const dots = useMemo(
    () =>
      summaries
        .flatMap(({ replica, validationLoss }): readonly SeedDot[] => {
          const experiment = experiments[replica];
          if (experiment === undefined || validationLoss === null || !Number.isFinite(validationLoss)) return [];
          return [{ experiment, value: validationLoss, words: () => `seed ${experiment.seed}: validation loss ${formatLoss(validationLoss)}` }];
        })
        .toSorted((a, b) => a.value - b.value),
    [summaries, experiments],
  );
  const broken = summaries.filter(({ validationLoss }) => validationLoss !== null && !Number.isFinite(validationLoss)).length;
  const axis = linearAxis([...dots.map(({ value }) => value), baseline?.loss ?? null], { title: 'validation loss', leastShare: LEAST_SHARE, bounds: [0, Infinity] });
  const scale = axisScale(axis, EDGE, Math.max(EDGE + 1, width - EDGE));
  return (
    <figure className={styles['losses']}>
      <figcaption className={styles['name']}>
        validation {first === undefined ? 'loss' : LOSSES[first.loss].label.toLowerCase()}, a dot a network
        {baseline !== null && `; dotted: the best constant, ${baseline.text}`}
        {broken > 0 && `; not finite in ${broken}`}
      </figcaption>
      <div ref={ref} className={styles['plot']}>
        {width > 0 && (
          <>
            <SeedDots
              label={`Networks at ${epochName(Math.max(0, shownEpoch))} by validation loss. Arrow keys move over them, Enter opens one as a run.`}
              dots={dots}
              scale={scale}
              direction="right"
              width={width}
              height={HEIGHT}
              colour="var(--validation)"
            />
            <svg className={styles['axis']} width={width} height={HEIGHT + 20} aria-hidden="true">
              <path d={`M0 ${HEIGHT + 0.5}H${width}`} stroke="var(--line)" />
              {baseline !== null && <path d={`M${scale(baseline.loss)} 0V${HEIGHT}`} stroke="var(--ink)" strokeDasharray="1.5 3" />}
              {axis.ticks.map(({ value, text }) => (
                <text key={value} x={scale(value)} y={HEIGHT + 14} textAnchor="middle">
                  {text === '' ? formatNumber(value) : text}
                </text>
              ))}
            </svg>
          </>
        )}
      </div>
    </figure>
  );
}
