import styles from './Cross.module.css';

/** The mark of a button that closes or removes. */
export function Cross() {
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true" className={styles['cross']}>
      <path d="M3 3l6 6M9 3l-6 6" />
    </svg>
  );
}
