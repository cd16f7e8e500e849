import { useMemo, type ReactNode } from 'react';
import { epochName } from '../../core/words/names.ts';
import { axisEndOf, useHoverEpoch } from '../chart/axis/epochAxis.ts';
import { ARM, EndMark } from '../chart/line/EndMark.tsx';
import { EpochSlider } from '../chart/axis/EpochSlider.tsx';
import { countOf, formatShare } from '../../core/words/numbers.ts';
import { Readout } from '../chart/axis/Readout.tsx';
import { useSize } from '../../ui/useSize.ts';
import { BandPlot } from './BandPlot.tsx';
import { bandRow, bandRows, noneFiniteFrom, type BandRow } from './bandRows.ts';
import { PLOT_BOTTOM, PLOT_LEFT } from '../chart/line/linePlace.ts';
import styles from './SeedBands.module.css';
import { SeedDots, type SeedDot } from './SeedDots.tsx';
import type { ShownPoint } from '../run/useStudy.ts';

interface SeedBandsProps {
  readonly shown: ShownPoint;
  /** From 1. */
  readonly layer: number;
  readonly colour: string;
}

const TOP = 10;
const GUTTER = 92;

/** The dead fraction of a layer over seeds: bands and median against epoch, and beside them a dot a network at the shown epoch. */
export function SeedBands({ shown, layer, colour }: SeedBandsProps): ReactNode {
  const { study, point, newestEpoch, shownEpoch } = shown;
  const { ref, width, height } = useSize<HTMLDivElement>();
  const hovered = useHoverEpoch();
  const rows = useMemo(() => (study === null ? [] : bandRows(point, layer, newestEpoch)), [study, point, layer, newestEpoch]);
  const end = useMemo(() => (study === null ? null : noneFiniteFrom(point, newestEpoch)), [study, point, newestEpoch]);
  const axisEnd = axisEndOf(newestEpoch, study.experiment.epochs);
  const plotWidth = Math.max(1, width - PLOT_LEFT - 10);
  const crosshair = hovered !== null && hovered <= newestEpoch ? hovered : null;
  const read = crosshair === null ? null : bandRow(point, layer, crosshair);
  const xOf = (epoch: number): number => PLOT_LEFT + (epoch / axisEnd) * plotWidth;
  const yOf = (share: number): number => height - PLOT_BOTTOM - share * (height - PLOT_BOTTOM - TOP);
  return (
    <div className={styles['row']}>
      <EpochSlider
        label={`Dead fraction of layer ${layer} over seeds, by epoch`}
        newestEpoch={newestEpoch}
        shownEpoch={shownEpoch}
        epochAt={(x) => (x < PLOT_LEFT - 8 ? null : Math.max(0, Math.round(((x - PLOT_LEFT) / plotWidth) * axisEnd)))}
        valueText={(epoch) => bandWords(bandRow(point, layer, epoch))}
      >
        <div className={styles['plot']} ref={ref} aria-hidden="true">
          {width > 0 && height > 0 && (
            <BandPlot rows={rows} width={width} height={height} axisEnd={axisEnd} xOf={xOf} yOf={yOf} colour={colour} shown={shownEpoch >= 0 && shownEpoch < newestEpoch ? shownEpoch : null} crosshair={crosshair} />
          )}
        </div>
        {end !== null && width > 0 && <BandEnd from={end} x={xOf(Math.max(0, end - 1))} y={yOf(rows.at(-1)?.median ?? 0)} isLeft={end > axisEnd / 2} />}
        {crosshair !== null && read !== null && <Readout title={epochName(crosshair)} lines={readoutLines(read, colour)} x={xOf(crosshair)} width={width} />}
      </EpochSlider>
      <SeedDots
        label={`Networks at ${epochName(Math.max(0, shownEpoch))} by the dead fraction of layer ${layer}. Arrow keys move over them, Enter opens one as a run.`}
        dots={dotsOf(shown, layer)}
        scale={yOf}
        direction="up"
        width={GUTTER}
        height={height}
        colour={colour}
      />
    </div>
  );
}

/** Marks where bands end because no network is finite any more. */
function BandEnd({ from, x, y, isLeft }: { readonly from: number; readonly x: number; readonly y: number; readonly isLeft: boolean }): ReactNode {
  const words = `no network finite from ${epochName(from)} on`;
  return <EndMark label={words} words={words} crosses={[{ x, y }]} colour="var(--nan)" at={{ x: isLeft ? x - 2 * ARM : x + 2 * ARM, y: Math.max(TOP + 6, y - 10) }} anchor={isLeft ? 'end' : 'start'} />;
}

function dotsOf({ summaries, experiments }: ShownPoint, layer: number): readonly SeedDot[] {
  return summaries
    .flatMap(({ replica, deadFraction, isFinite }) => {
      const experiment = experiments[replica];
      const value = isFinite ? (deadFraction[layer - 1] ?? null) : null;
      const units = experiment?.layers[layer - 1]?.units;
      if (experiment === undefined || value === null || units === undefined) return [];
      return [{ experiment, value, words: () => `seed ${experiment.seed}: ${Math.round(value * units)} of ${countOf(units, 'unit')} dead` }];
    })
    .toSorted((a, b) => a.value - b.value);
}

function readoutLines({ outer, inner, median, notFinite }: BandRow, colour: string): readonly { readonly name: string; readonly value: string; readonly colour?: string }[] {
  return [
    { name: 'median', value: formatShare(median), colour },
    { name: 'half of the networks', value: span(inner) },
    { name: '90 % of them', value: span(outer) },
    ...(notFinite > 0 ? [{ name: 'not finite', value: countOf(notFinite, 'network') }] : []),
  ];
}

function span([low, high]: readonly [number, number]): string {
  return `${formatShare(low)} to ${formatShare(high)}`;
}

function bandWords(row: BandRow | null): string {
  if (row === null) return 'nothing known';
  const { median, inner, outer, notFinite } = row;
  return `median ${formatShare(median)}, half of the networks ${span(inner)}, 90 % of them ${span(outer)}${notFinite === 0 ? '' : `, ${countOf(notFinite, 'network')} not finite`}`;
}
