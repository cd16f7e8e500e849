import { memo, type ReactNode } from 'react';
import { layoutOf } from '../../core/experiment/layout.ts';
import type { LayerFrame } from '../../core/telemetry/frame.ts';
import { epochName, nameOfLayer } from '../../core/words/names.ts';
import { formatNumber } from '../../core/words/numbers.ts';
import { useLab } from '../../store/theLab.ts';
import { TableView } from '../frame/TableView.tsx';
import { type ChartedRun, useShownEpochOf } from '../run/runRecords.ts';

const EDGE_COLUMNS = ['edge', 'weight'];

/** The edges into and out of the layer in focus that the picture draws at the shown epoch, strongest first. */
export const EdgeTable = memo(function EdgeTable({ run: { name, experiment, frames, newestEpoch } }: { readonly run: ChartedRun }): ReactNode {
  const epoch = useShownEpochOf(newestEpoch);
  const number = useLab((state) => state.view.layer);
  const { layers } = layoutOf(experiment);
  const focus = Math.min(number, layers.length - 1);
  const frame = frames[epoch];
  const layer = layers[focus - 1];
  if (frame === undefined || layer === undefined) return null;
  const after = layers[focus];
  const rows = [
    ...edgeRows(frame.layers[focus - 1], focus === 1 ? 'input' : `layer ${focus - 1} unit`, `layer ${focus} unit`),
    ...edgeRows(frame.layers[focus], `layer ${focus} unit`, after?.isOutput === false ? `layer ${focus + 1} unit` : 'output'),
  ];
  return <TableView caption={`${name === '' ? '' : `${name}, `}Edges into and out of ${nameOfLayer(layer)} at ${epochName(epoch)}, the strongest between units that are not dead`} columns={EDGE_COLUMNS} rows={rows} />;
});

/** A row an edge into a layer. */
export function edgeRows(layer: LayerFrame | undefined, from: string, to: string): readonly (readonly string[])[] {
  if (layer === undefined) return [];
  const { edges } = layer;
  const end = (words: string, index: number): string => (words === 'output' ? words : `${words} ${index + 1}`);
  return Array.from(edges.weight, (weight, index) => {
    const [source, target] = [end(from, edges.from[index] ?? 0), end(to, edges.to[index] ?? 0)];
    return [`${source} to ${target}`, formatNumber(weight)];
  });
}
