import { useState, type ReactNode } from 'react';
import { theLab } from '../../store/theLab.ts';
import { ActionButton } from '../../ui/controls/ActionButton.tsx';
import styles from './LayerPage.module.css';
import { sortedUnits, type LayerColumn } from './layerRows.ts';

interface LayerTableProps {
  readonly caption: string;
  readonly layer: number;
  readonly units: number;
  readonly columns: readonly LayerColumn[];
}

/** All units of a layer: a column's title sorts by it, and once more the other way; a unit's number opens its page. */
export function LayerTable({ caption, layer, units, columns }: LayerTableProps): ReactNode {
  const [sort, setSort] = useState({ by: 'unit', isDown: false });
  const by = columns.find(({ id }) => id === sort.by) ?? columns[0];
  if (by === undefined) return null;
  return (
    <div className={styles['scroller']}>
      <table className={styles['table']}>
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ id, title }) => (
              <th key={id} scope="col" aria-sort={id !== by.id ? 'none' : sort.isDown ? 'descending' : 'ascending'}>
                <ActionButton look="text" onPress={() => setSort({ by: id, isDown: id === by.id && !sort.isDown })}>
                  {title}
                  {id === by.id && <span aria-hidden="true">{sort.isDown ? ' ↓' : ' ↑'}</span>}
                </ActionButton>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sortedUnits(units, by, sort.isDown).map((unit) => (
            <tr key={unit}>
              {columns.map(({ id, text }) =>
                id === 'unit' ? (
                  <th key={id} scope="row">
                    <ActionButton look="text" aria-label={`Unit ${unit + 1}`} onPress={() => theLab().setUnit({ layer, unit })}>
                      {text(unit)}
                    </ActionButton>
                  </th>
                ) : (
                  <td key={id}>{text(unit)}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
