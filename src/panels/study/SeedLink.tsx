import type { MouseEvent, ReactNode } from 'react';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { encodeLink } from '../../core/link/encode.ts';
import { openExperiment } from '../../store/actions.ts';
import styles from './SeedLink.module.css';

/** Leads to one network of a study as a run of its own. */
export function SeedLink({ experiment }: { readonly experiment: Experiment }): ReactNode {
  const open = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    openExperiment(experiment);
  };
  return (
    <a className={styles['link']} href={`#${encodeLink(experiment)}`} onClick={open}>
      seed {experiment.seed}
    </a>
  );
}
