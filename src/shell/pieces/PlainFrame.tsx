import type { ReactNode } from 'react';
import styles from './Pieces.module.css';

/** Holds the place of a piece that is loaded later and has no panel's frame. */
export function PlainFrame({ children }: { readonly children: ReactNode }) {
  return <div className={styles['frame']}>{children}</div>;
}
