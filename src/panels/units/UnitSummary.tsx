import type { ReactNode } from 'react';
import { probeRowsOf } from '../../core/experiment/layout.ts';
import { useLab, type RunId } from '../../store/lab.ts';
import { formatCount } from '../../core/words/numbers.ts';
import { useShownEpoch } from '../run/useRun.ts';
import { focusedLayer } from './focusedLayer.ts';
import { layerName } from './layerName.ts';
import { countWords } from './unitWords.ts';
import { useUnitRecord } from './useUnitRecord.ts';

/** `layer 1 · 61 of 64 dead on 2,048 rows`, at the shown epoch. */
export function UnitSummary({ run }: { readonly run: RunId }): ReactNode {
  const record = useUnitRecord(run);
  const epoch = useShownEpoch(run);
  const number = useLab((state) => state.view.layer);
  if (record === null) return null;
  const { layout, life } = focusedLayer(record, number);
  return `${layerName(layout).toLowerCase()} \u00b7 ${countWords(life, epoch)} on ${formatCount(probeRowsOf(record.experiment))} rows`;
}
