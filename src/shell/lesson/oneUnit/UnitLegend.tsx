import styles from './UnitPicture.module.css';

/** What the lines and points of the picture are. */
export function UnitLegend({ isLeaky }: { readonly isLeaky: boolean }) {
  return (
    <ul className={styles['legend']}>
      <li data-line="z">z = w·x + b</li>
      <li data-line="output">{isLeaky ? 'output a: z, or 0.3·z below 0' : 'output a = max(0, z)'}</li>
      <li data-line="target">target</li>
      <li data-line="on">row that is on</li>
      <li data-line="off">row that is off</li>
    </ul>
  );
}
