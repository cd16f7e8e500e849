import { axisEndOfRuns } from '../axis/epochAxis.ts';
import { memo, useMemo, type ReactNode } from 'react';
import { DistributionChart, type DistributionView } from './DistributionChart.tsx';
import { valueScaleOf, type DistributionSource, type Span } from './distributionSource.ts';
import styles from './LayerDistributions.module.css';
import { layerName } from '../../../core/words/names.ts';
import { type ChartedRun } from '../../run/runRecords.ts';

interface LayerDistributionsProps {
  readonly title: string;
  readonly records: readonly ChartedRun[];
  /** The layers drawn, from 1. */
  readonly layers: readonly number[];
  /** All layers of the network. */
  readonly allLayers: readonly number[];
  /** One a layer of `allLayers`. */
  readonly colours: readonly string[];
  readonly source: DistributionSource;
  readonly view: DistributionView;
  readonly scaleLayers: 'own' | 'shared';
  readonly span: Span;
  readonly shownEpoch: number;
}

/** A chart a layer and run. Runs always share the axis of a layer; layers share one when asked to. */
export const LayerDistributions = memo(function LayerDistributions({ title, records, layers, allLayers, colours, source, view, scaleLayers, span, shownEpoch }: LayerDistributionsProps): ReactNode {
  const scales = useMemo(() => {
    const sets = records.map(({ frames }) => frames);
    const shared = scaleLayers === 'shared' ? valueScaleOf(sets, allLayers, source, span) : null;
    return new Map(layers.map((layer) => [layer, shared ?? valueScaleOf(sets, [layer], source, span)]));
  }, [records, layers, allLayers, source, span, scaleLayers]);
  const axisEnd = axisEndOfRuns(records);
  const cells = layers.flatMap((layer) => records.map((record) => ({ layer, record })));
  const isAlone = cells.length === 1;
  return (
    <div className={styles['layers']} data-alone={isAlone || undefined}>
      {cells.map(({ layer, record }) => {
        const scale = scales.get(layer);
        const ownName = layerName(layer, record.experiment.layers.length + 1);
        const name = records.length > 1 ? `${record.name}, ${ownName}` : ownName;
        if (scale === undefined || layer > record.experiment.layers.length + 1) return null;
        return (
          <figure key={`${record.id} ${layer}`} className={styles['layer']}>
            {!isAlone && <figcaption className={styles['name']}>{name}</figcaption>}
            <DistributionChart
              label={`${title}, ${name}, by epoch`}
              view={view}
              frames={record.frames}
              layer={layer}
              source={source}
              scale={scale}
              axisEnd={axisEnd}
              newestEpoch={record.newestEpoch}
              shownEpoch={Math.min(shownEpoch, record.newestEpoch)}
              colour={colours[layer - 1] ?? 'gray'}
            />
          </figure>
        );
      })}
    </div>
  );
});
