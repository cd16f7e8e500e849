import type { ReactNode } from 'react';
import { ActionButton } from '../../ui/controls/ActionButton.tsx';
import styles from './TableView.module.css';

/** A cell: text, or a number already written as text. */
export type Cell = string;

interface TableViewProps {
  /** Accessible name; says what a row is. */
  readonly caption: string;
  readonly columns: readonly string[];
  /** One cell a column; the first names the row. */
  readonly rows: readonly (readonly Cell[])[];
  /** Makes the first cell of each row a button. */
  readonly rowButton?: RowButton | undefined;
}

/** What the button of a row does; rows count from 0. */
interface RowButton {
  /** Accessible name; holds the cell's text. */
  readonly label: (row: number) => string;
  readonly press: (row: number) => void;
}

const MOST_ROWS = 1500;

/** What a chart shows, as a table that scrolls in its panel. The first 1,500 rows; a line tells of more. */
export function TableView({ caption, columns, rows, rowButton }: TableViewProps): ReactNode {
  return (
    <div className={styles['scroller']}>
      <table className={styles['table']}>
        <caption className={styles['caption']}>
          {caption}{' '}
          <ActionButton look="small" className={styles['copy']} aria-label="Copy the table" onPress={() => void navigator.clipboard.writeText([columns, ...rows].map((cells) => cells.join('\t')).join('\n'))}>
            Copy
          </ActionButton>
        </caption>
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
            <tr key={cells.join()}>
              <th scope="row">{rowButton === undefined ? cells[0] : <ActionButton look="text" aria-label={rowButton.label(row)} onPress={() => rowButton.press(row)}>{cells[0]}</ActionButton>}</th>
              {columns.slice(1).map((column, index) => (
                <td key={column}>{cells[index + 1]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > MOST_ROWS && <p className={styles['caption']}>{rows.length - MOST_ROWS} more rows are in the exported CSV.</p>}
    </div>
  );
}
