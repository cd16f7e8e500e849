import type { ReactNode } from 'react';
import styles from './LessonStrip.module.css';

/** Holds the place of a lesson while its chapter is loaded. */
export function LessonFrame({ children }: { readonly children: ReactNode }) {
  return <div className={`${styles['strip']} ${styles['waiting']}`}>{children}</div>;
}
