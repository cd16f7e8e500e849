import type { ReactNode } from 'react';
import { useLab, type RunId } from '../../store/lab.ts';
import { epochName } from '../chart/axis/epochAxis.ts';
import { formatCount, formatNumber, formatShare } from '../../core/words/numbers.ts';
import { TableView } from '../frame/TableView.tsx';
import { useRunName, useShownEpoch, useShownFrame } from '../run/useRun.ts';
import { barsOf } from './bars.ts';

/** The histogram of the layer in focus at the shown epoch, as a table. */
export function PreActivationTable({ run }: { readonly run: RunId }): ReactNode {
  const focus = useLab((state) => state.view.layer);
  const epoch = useShownEpoch(run);
  const name = useRunName(run);
  const distribution = useShownFrame(run)?.layers[focus - 1]?.preActivation;
  if (distribution === undefined) return null;
  const { bars, zeros, total } = barsOf(distribution);
  const rows = [
    ...bars.map(({ from, to, count }) => [formatNumber(from), formatNumber(to), formatCount(count), formatShare(count / total)]),
    ['exactly 0', '', formatCount(zeros), formatShare(zeros / total)],
    ['NaN', '', formatCount(distribution.nanCount), ''],
    ['infinite', '', formatCount(distribution.infCount), ''],
  ];
  return <TableView caption={`${name === '' ? '' : `${name}, `}Layer ${focus} at ${epochName(epoch)}`} columns={['z from', 'to', 'count', 'share']} rows={rows} />;
}
