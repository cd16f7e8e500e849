import { emptyRecord, type UnitRecord } from './unitRecord.ts';

/** The layer of this number, from 1, or the nearest that the raster shows. */
export function focusedLayer(record: UnitRecord, number: number): UnitRecord['layers'][number] {
  const last = record.layers.at(-1) ?? emptyRecord(record.experiment).layers[0];
  const found = record.layers.find(({ layout }) => layout.number >= number) ?? last;
  if (found === undefined) throw new Error('A network has at least one hidden layer.');
  return found;
}
