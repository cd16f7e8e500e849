import type { ReactNode } from 'react';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { countOf } from '../../core/words/numbers.ts';
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

/** In place of a page of what a network beside others has not. */
export function Absent({ experiment: { layers }, layer }: { readonly experiment: Experiment; readonly layer: number }): ReactNode {
  const units = layers[layer - 1]?.units;
  return <p className={styles['absent']}>{units === undefined ? `This network has ${countOf(layers.length, 'hidden layer')}.` : `Layer ${layer} of this network has ${countOf(units, 'unit')}.`}</p>;
}
