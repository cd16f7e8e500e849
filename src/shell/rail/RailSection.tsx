import { useId, type ReactNode } from 'react';
import styles from './RailSection.module.css';

/** A part of the experiment, under the word of the sentence that it stands for. */
export function RailSection({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const heading = useId();
  return (
    <section className={styles['section']} aria-labelledby={heading} tabIndex={-1}>
      <h2 id={heading} className={styles['title']}>
        {title}
      </h2>
      {children}
    </section>
  );
}
