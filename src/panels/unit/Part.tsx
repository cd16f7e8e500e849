import type { ReactNode } from 'react';
import styles from './UnitPage.module.css';

/** A titled part of the page of a unit or a layer. */
export function Part({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <section className={styles['part']}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** In place of what is computed from parameters. */
export function Unread({ isKept }: { readonly isKept: boolean }): ReactNode {
  return <p className={styles['words']}>{isKept ? 'Reading the layer…' : 'The parameters of this run are not kept here.'}</p>;
}
