import type { Measured } from '../../lessons/lesson.ts';
import { numbersGrid, spreadText, valueText } from './numbersGrid.ts';
import styles from './NumbersTable.module.css';

/** The numbers of a judgement, with their spread where several seeds are shown. */
export function NumbersTable({ numbers }: { readonly numbers: readonly Measured[] }) {
  const {
    columns: [first, ...others],
    rows,
  } = numbersGrid(numbers);
  return (
    <table className={styles['table']} data-several={others.length > 1 || undefined}>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          {others.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, cells }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {cells.map((cell, column) => (
              <td key={others[column]}>{cell !== undefined && <Value measured={cell} />}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Value({ measured }: { readonly measured: Measured }) {
  const spread = spreadText(measured);
  return (
    <>
      {valueText(measured)}
      {spread !== '' && (
        <span className={styles['spread']} title={measured.spread?.kind === 'interval' ? '95 % interval' : 'Smallest and largest over seeds'}>
          {spread}
        </span>
      )}
    </>
  );
}
