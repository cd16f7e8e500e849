import { memo, type MouseEvent, type ReactNode } from 'react';
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
  const withOutput = summaries.some(({ outputDead }) => outputDead !== null);
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
            {withOutput && <th scope="col">output</th>}
            <th scope="col">validation loss</th>
            <th scope="col">accuracy</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ replica, deadFraction, outputDead, isFinite, validationLoss, validationAccuracy }) => {
            const experiment = experiments[replica];
            if (experiment === undefined) return null;
            return (
              <tr key={replica}>
                <th scope="row">
                  <SeedLink experiment={experiment} />
                </th>
                {Array.from({ length: layers }, (_, index) => (
                  <td key={index + 1} data-whole={deadFraction[index] === 1 || undefined}>
                    {isFinite ? writeShare(deadFraction[index] ?? null) : 'not finite'}
                  </td>
                ))}
                {withOutput && <td data-whole={outputDead === true || undefined}>{outputDead === null ? 'not finite' : outputDead ? 'dead' : 'alive'}</td>}
                <td>{validationLoss === null ? '–' : formatLoss(validationLoss)}</td>
                <td>{Number.isNaN(validationLoss) ? 'NaN' : writeShare(validationAccuracy)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Leads to one network of a study as a run of its own. */
const SeedLink = memo(function SeedLink({ experiment }: { readonly experiment: Experiment }): ReactNode {
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
});

/** Of networks that are not finite more than of any other. */
function deadSum({ deadFraction, isFinite }: ReplicaSummary): number {
  return isFinite ? deadFraction.reduce<number>((sum, fraction) => sum + (fraction ?? 0), 0) : Infinity;
}

function writeShare(share: number | null): string {
  return share === null ? '–' : formatShare(share);
}
