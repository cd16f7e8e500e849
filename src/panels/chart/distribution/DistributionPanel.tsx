import { useMemo, useState, type ReactNode } from 'react';
import type { RunId } from '../../../store/run.ts';
import { useLab } from '../../../store/theLab.ts';
import type { DistributionView } from './DistributionChart.tsx';
import styles from './DistributionPanel.module.css';
import type { DistributionSource, Span } from './distributionSource.ts';
import { distributionTable } from './distributionWords.tsx';
import { layerColour } from '../canvas/colour.ts';
import { LayerChips } from '../../run/LayerChips.tsx';
import { LayerDistributions } from './LayerDistributions.tsx';
import { PanelFrame } from '../../frame/PanelFrame.tsx';
import { newestEpochOf, useDeferredRecords, useShownEpochOf } from '../../run/runRecords.ts';
import { Segmented } from '../../../ui/controls/Segmented.tsx';
import { useScheme } from '../canvas/theme.ts';
import { epochName } from '../../../core/words/names.ts';

const VIEWS = [{ id: 'ridges', label: 'ridges' }, { id: 'bands', label: 'bands' }, { id: 'now', label: 'now' }] as const;
const SCALES = [{ id: 'own', label: 'own scale' }, { id: 'shared', label: 'shared' }] as const;
const SPANS = [{ id: 'all', label: 'all time' }, { id: 'recent', label: 'recent' }] as const;

interface DistributionPanelProps {
  readonly id: string;
  readonly title: string;
  readonly runs: readonly RunId[];
  readonly source: DistributionSource;
  /** A further choice, beside the heading. */
  readonly choices?: ReactNode;
}

/**
 * Distributions over epochs, in three views. The layer in focus, or all layers side by side when the panel is enlarged;
 * several runs side by side, on one axis.
 */
export function DistributionPanel({ id, title, runs, source, choices }: DistributionPanelProps): ReactNode {
  const [view, setView] = useState<DistributionView>('ridges');
  const [scale, setScale] = useState<'own' | 'shared'>('own');
  const [span, setSpan] = useState<Span>('all');
  const isEnlarged = useLab((state) => state.view.enlarged === id);
  const focus = useLab((state) => state.view.layer);
  const scheme = useScheme();
  const records = useDeferredRecords(runs);
  const newestEpoch = newestEpochOf(records);
  const shownEpoch = useShownEpochOf(newestEpoch);
  const count = Math.max(1, ...records.map(({ experiment }) => experiment.layers.length + 1));
  const layer = Math.min(count, focus);
  const all = useMemo(() => Array.from({ length: count }, (_, index) => index + 1), [count]);
  const drawn = useMemo(() => (isEnlarged ? all : [layer]), [isEnlarged, all, layer]);
  const colours = useMemo(() => all.map((number) => layerColour(number, count, scheme)), [all, count, scheme]);
  return (
    <PanelFrame
      id={id}
      title={title}
      summary={isEnlarged && shownEpoch >= 0 && epochName(shownEpoch)}
      toolbar={choices}
      table={() => distributionTable(records, layer, source, title)}
    >
      <div className={styles['choices']}>
        <Segmented label={`${title} drawn as`} options={VIEWS} value={view} onChange={setView} />
        {!isEnlarged && <LayerChips label="Layer" layer={layer} colours={colours} />}
        {isEnlarged && <Segmented label="Scale of layers" options={SCALES} value={scale} onChange={setScale} />}
        {isEnlarged && <Segmented label="Range from" options={SPANS} value={span} onChange={setSpan} />}
      </div>
      <LayerDistributions title={title} records={records} layers={drawn} allLayers={all} colours={colours} source={source} view={view} scaleLayers={scale} span={span} shownEpoch={shownEpoch} />
    </PanelFrame>
  );
}
