import type { ReactNode } from 'react';
import styles from './TableView.module.css';

/** A cell: text, or a number already written as text. */
export type Cell = string;

interface TableViewProps {
  /** Accessible name; says what a row is. */
  readonly caption: string;
  readonly columns: readonly string[];
  /** One cell a column; the first names the row. */
  readonly rows: readonly (readonly Cell[])[];
}

const MOST_ROWS = 1500;

/** What a chart shows, as a table that scrolls in its panel. The first 1,500 rows; a line tells of more. */
export function TableView({ caption, columns, rows }: TableViewProps): ReactNode {
  return (
    <div className={styles['scroller']} tabIndex={0} role="group" aria-label={caption}>
      <table className={styles['table']}>
        <caption className={styles['caption']}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST_ROWS).map((cells, row) => (
            <tr key={row}>
              {cells.map((cell, column) => (column === 0 ? <th key={column} scope="row">{cell}</th> : <td key={column}>{cell}</td>))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > MOST_ROWS && <p className={styles['caption']}>{rows.length - MOST_ROWS} more rows are in the exported CSV.</p>}
    </div>
  );
}
