import { theLab } from '../../store/theLab.ts';
import type { MouseEvent, ReactNode } from 'react';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { encodeLink } from '../../core/link/encode.ts';
import styles from './SeedLink.module.css';

/** Leads to one network of a study as a run of its own. */
export function SeedLink({ experiment }: { readonly experiment: Experiment }): ReactNode {
  const open = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    theLab().open({ kind: 'run', experiment });
  };
  return (
    <a className={styles['link']} href={`#${encodeLink(experiment)}`} onClick={open}>
      seed {experiment.seed}
    </a>
  );
}
