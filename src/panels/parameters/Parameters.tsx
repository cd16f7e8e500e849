import { memo, type ReactNode } from 'react';
import type { LayerFrame, ParameterSummary } from '../../core/telemetry/frame.ts';
import { epochName, layerName } from '../../core/words/names.ts';
import { formatCount, formatNumber } from '../../core/words/numbers.ts';
import { useLab } from '../../store/theLab.ts';
import { PanelFrame } from '../frame/PanelFrame.tsx';
import { TableView } from '../frame/TableView.tsx';
import type { PanelProps } from '../panel.ts';
import { newestEpochOf, type ChartedRun, useDeferredRecords, useShownEpochOf } from '../run/runRecords.ts';
import { parameterBars } from './parameterBars.ts';
import styles from './Parameters.module.css';

const TENSORS = ['kernel', 'bias'] as const;

/** How the kernel and the biases of the layer in focus are distributed at the shown epoch. */
export function Parameters({ runs }: PanelProps): ReactNode {
  const records = useDeferredRecords(runs);
  const epoch = useShownEpochOf(newestEpochOf(records));
  const focus = useLab((state) => state.view.layer);
  const count = Math.max(1, ...records.map(({ experiment }) => experiment.layers.length + 1));
  const shown = records.flatMap((record) => {
    const layer = record.frames[Math.min(epoch, record.newestEpoch)]?.layers[Math.min(focus, record.experiment.layers.length + 1) - 1];
    return layer === undefined ? [] : [{ record, layer }];
  });
  return (
    <PanelFrame
      id="parameters"
      title="Kernels and biases"
      summary={epoch >= 0 && `${layerName(Math.min(focus, count), count)} \u00b7 ${epochName(epoch)}`}
      table={() => parameterTable(shown)}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- It scrolls, and holds nothing that takes the focus. */}
      <section className={styles['runs']} aria-label="Histograms of kernels and biases" tabIndex={0}>
        {shown.map(({ record, layer }) =>
          TENSORS.map((tensor) => <Histogram key={`${record.id} ${tensor}`} name={record.name === '' ? tensor : `${record.name}, ${tensor}`} summary={layer[tensor]} />),
        )}
      </section>
    </PanelFrame>
  );
}

/** One tensor: bars over the values of its entries, zero marked, and what it comes to. */
const Histogram = memo(function Histogram({ name, summary }: { readonly name: string; readonly summary: ParameterSummary }): ReactNode {
  const { bars, zero } = parameterBars(summary);
  const { mean, std, min, max, norm } = summary;
  return (
    <figure className={styles['tensor']}>
      <figcaption className={styles['name']}>{name}</figcaption>
      {bars.length === 0 ? (
        <p className={styles['none']}>{Number.isNaN(mean) ? 'no finite value' : 'all exactly 0'}</p>
      ) : (
        <>
          <svg className={styles['bars']} viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
            {bars.map(({ left, width, height, sign }) => (
              <rect key={left} className={styles[sign]} x={left} y={1 - height} width={width} height={height} />
            ))}
            <line className={styles['zero']} x1={zero} x2={zero} y1={0} y2={1} vectorEffect="non-scaling-stroke" />
          </svg>
          <p className={styles['ends']}>
            <span>{formatNumber(min)}</span>
            <span>{formatNumber(max)}</span>
          </p>
        </>
      )}
      <p className={styles['facts']}>
        mean {formatNumber(mean)}, std {formatNumber(std)}, norm {formatNumber(norm)}
      </p>
    </figure>
  );
});

function parameterTable(shown: readonly { readonly record: ChartedRun; readonly layer: LayerFrame }[]): ReactNode {
  const rows = shown.flatMap(({ record, layer }) =>
    TENSORS.map((tensor) => {
      const { min, mean, max, std, norm, histogram } = layer[tensor];
      return [record.name === '' ? tensor : `${record.name}, ${tensor}`, ...[min, mean, max, std, norm].map(formatNumber), formatCount(histogram.counts.reduce((sum, one) => sum + one, 0))];
    }),
  );
  return <TableView caption="Kernel and biases of the layer in focus" columns={['entries of', 'least', 'mean', 'greatest', 'std', 'norm', 'not 0']} rows={rows} />;
}
