import styles from './Covered.module.css';

/** Where the answer will be that the reader is to predict. */
export function Covered() {
  return <p className={styles['covered']}>Predict first, or go on without: the networks appear here.</p>;
}
