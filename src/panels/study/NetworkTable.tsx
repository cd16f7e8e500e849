import type { MouseEvent, ReactNode } from 'react';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { encodeLink } from '../../core/link/encode.ts';
import type { ReplicaSummary } from '../../core/study/replicaSummary.ts';
import { formatLoss, formatShare } from '../../core/words/numbers.ts';
import { theLab } from '../../store/theLab.ts';
import styles from './NetworkTable.module.css';
import type { ShownPoint } from '../run/useStudy.ts';

/** A row a network, most dead first; its seed leads to the network as a run of its own. */
export function NetworkTable({ shown: { summaries, experiments } }: { readonly shown: ShownPoint }): ReactNode {
  const layers = experiments[0]?.layers.length ?? 0;
  const rows = summaries.toSorted((a, b) => deadSum(b) - deadSum(a) || a.replica - b.replica);
  return (
    <div className={styles['scroller']}>
      <table className={styles['table']}>
        <caption className="unseen">Networks, most dead first</caption>
        <thead>
          <tr>
            <th scope="col">network</th>
            {Array.from({ length: layers }, (_, index) => (
              <th key={index + 1} scope="col">
                {layers === 1 ? 'dead' : `dead ${index + 1}`}
              </th>
            ))}
            <th scope="col">validation loss</th>
            <th scope="col">accuracy</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ replica, deadFraction, validationLoss, validationAccuracy }) => {
            const experiment = experiments[replica];
            if (experiment === undefined) return null;
            return (
              <tr key={replica}>
                <th scope="row">
                  <SeedLink experiment={experiment} />
                </th>
                {Array.from({ length: layers }, (_, index) => (
                  <td key={index + 1} data-whole={deadFraction[index] === 1 || undefined}>
                    {writeShare(deadFraction[index] ?? null)}
                  </td>
                ))}
                <td>{validationLoss === null ? '–' : formatLoss(validationLoss)}</td>
                <td>{writeShare(validationAccuracy)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Leads to one network of a study as a run of its own. */
function SeedLink({ experiment }: { readonly experiment: Experiment }): ReactNode {
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

function deadSum({ deadFraction }: ReplicaSummary): number {
  return deadFraction.reduce<number>((sum, fraction) => sum + (fraction ?? 0), 0);
}

function writeShare(share: number | null): string {
  return share === null ? '–' : formatShare(share);
}
