import { useCallback, useState, type ReactNode } from 'react';
import { bandEpochAt, bandGeometry, drawBands } from './bandPlot.ts';
import { epochName } from '../../../core/words/names.ts';
import { useHoverEpoch } from '../axis/epochAxis.ts';
import styles from './DistributionChart.module.css';
import { currentEpoch, entriesAt, type DistributionScene } from './distributionSource.ts';
import { barLine, describeEntries, entryLines } from './distributionWords.tsx';
import { EpochSlider } from '../axis/EpochSlider.tsx';
import { drawNow, nowBarAt, nowGeometry } from './nowPlot.ts';
import { Readout } from '../axis/Readout.tsx';
import { drawRidges, ridgeEpochAt, ridgeGeometry } from './ridgePlot.ts';
import { useCanvas, type Surface } from '../canvas/useCanvas.ts';
import { useSize } from '../../../ui/useSize.ts';

/** How a distribution over epochs is drawn: a ridge an epoch, percentile bands, or the histogram of one epoch. */
export type DistributionView = 'ridges' | 'bands' | 'now';

interface DistributionChartProps extends Omit<DistributionScene, 'hoverEpoch'> {
  /** Accessible name. */
  readonly label: string;
  readonly view: DistributionView;
}

const DRAW: Readonly<Record<DistributionView, (surface: Surface, scene: DistributionScene) => void>> = { ridges: drawRidges, bands: drawBands, now: drawNow };
const TEXT_SIZE = 11;

/** The distribution of one layer over epochs, on a canvas, with the shared crosshair. */
export function DistributionChart({ label, view, frames, layer, source, scale, axisEnd, newestEpoch, shownEpoch, colour }: DistributionChartProps): ReactNode {
  const hoverEpoch = useHoverEpoch();
  const [pointedX, setPointedX] = useState<number | null>(null);
  const { ref, width, height } = useSize<HTMLDivElement>();
  const canvas = useCanvas(
    useCallback(
      (surface: Surface) => DRAW[view](surface, { frames, layer, source, scale, axisEnd, newestEpoch, shownEpoch, hoverEpoch, colour }),
      [view, frames, layer, source, scale, axisEnd, newestEpoch, shownEpoch, hoverEpoch, colour],
    ),
  );
  const scene: DistributionScene = { frames, layer, source, scale, axisEnd, newestEpoch, shownEpoch, hoverEpoch, colour };
  const current = currentEpoch(scene);
  const hovered = hoverEpoch !== null && current === hoverEpoch ? entriesAt(scene, current) : undefined;
  const epochAt = (x: number, y: number): number | null => {
    if (view === 'now') return null;
    return view === 'ridges' ? Math.min(newestEpoch, ridgeEpochAt(ridgeGeometry(width, height, TEXT_SIZE), axisEnd, y)) : bandEpochAt(bandGeometry(width, height, TEXT_SIZE), axisEnd, x);
  };
  const place = bandGeometry(width, height, TEXT_SIZE);
  const bar = view === 'now' && pointedX !== null ? nowBarAt(scene, nowGeometry(width, height, TEXT_SIZE), pointedX) : null;
  const readoutX = view === 'bands' ? place.left + ((place.right - place.left) * current) / axisEnd : 0;
  return (
    <EpochSlider
      label={label}
      newestEpoch={newestEpoch}
      shownEpoch={shownEpoch}
      epochAt={epochAt}
      onPoint={setPointedX}
      valueText={(epoch) => {
        const entries = entriesAt(scene, epoch);
        return entries === undefined ? 'nothing recorded' : describeEntries(entries);
      }}
    >
      <div className={styles['chart']} ref={ref}>
        <canvas className={styles['canvas']} ref={canvas} aria-hidden="true" />
      </div>
      {hovered !== undefined && view !== 'now' && <Readout title={epochName(current)} lines={entryLines(hovered)} x={view === 'bands' ? readoutX : width - 40} width={width} />}
      {bar !== null && <Readout title={epochName(current)} lines={[barLine(bar)]} x={pointedX ?? 0} width={width} />}
    </EpochSlider>
  );
}
