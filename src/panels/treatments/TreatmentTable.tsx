import type { ReactNode } from 'react';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { linkChange } from '../../core/link/linkChange.ts';
import { TREATMENTS } from '../../core/trial/treatments.ts';
import type { Treatment } from '../../core/trial/treatmentsFor.ts';
import type { TrialRun } from '../../store/state.ts';
import { theLab, useLab } from '../../store/theLab.ts';
import { ActionButton } from '../../ui/controls/ActionButton.tsx';
import { differenceText, lossText, shareText, shownRows, stateOf } from './treatmentRows.ts';
import styles from './TreatmentTable.module.css';

/** A row a network: the untreated one and each treatment, with what it came to and the ways on from it. */
export function TreatmentTable({ trial }: { readonly trial: TrialRun }): ReactNode {
  const experiment = useLab(({ runs }) => runs[trial.run]?.experiment) ?? trial.trial.untreated;
  return (
    <div className={styles['scroller']}>
      <table className={styles['table']}>
        <caption className="unseen">Treatments{trial.status === 'finished' ? ', the best first' : ''}</caption>
        <thead>
          <tr>
            <th scope="col">treatment</th>
            <th scope="col">validation loss</th>
            <th scope="col">accuracy</th>
            <th scope="col">dead</th>
            <th scope="col">difference</th>
            <th scope="col">state</th>
            <th scope="col">
              <span className="unseen">ways on</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shownRows(trial).map((row) => (
            <tr key={row.treatment?.id ?? ''} data-untreated={row.treatment === null || undefined} data-cause={(row.treatment !== null && row.treatment.id === trial.verdict?.cause) || undefined}>
              <th scope="row">{row.treatment === null ? <strong>Untreated</strong> : <About treatment={row.treatment} />}</th>
              <td data-label="validation loss">{lossText(row)}</td>
              <td data-label="accuracy">{shareText(row, 'validationAccuracy')}</td>
              <td data-label="dead">{shareText(row, 'deadFraction')}</td>
              <td data-label="difference">{differenceText(row)}</td>
              <td data-label="state">{stateOf(trial, row)}</td>
              <td>{row.treatment !== null && <Ways treatment={row.treatment} experiment={experiment} trial={trial} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function About({ treatment: { label, why, change, source, isControl } }: { readonly treatment: Treatment }): ReactNode {
  return (
    <>
      <strong>{label}</strong>
      {isControl && ' (control)'}
      <details className={styles['details']}>
        <summary>{why}</summary>
        <code>{change}</code> · {source}
      </details>
    </>
  );
}

interface WaysProps {
  readonly treatment: Treatment;
  readonly experiment: Experiment;
  readonly trial: TrialRun;
}

function Ways({ treatment: { id, label, change: tried }, experiment, trial: { run, canCompare } }: WaysProps): ReactNode {
  // The run may have more rows than were tried.
  const change = TREATMENTS[id].change(experiment) ?? tried;
  return (
    <div className={styles['ways']}>
      {canCompare && (
        <ActionButton look="small" aria-label={`Compare ${label}`} onPress={() => theLab().tryRemedy(run, { label, change })}>
          Compare
        </ActionButton>
      )}
      <ActionButton look="small" aria-label={`Use ${label}`} onPress={() => theLab().open({ kind: 'run', experiment: linkChange(experiment, change).experiment })}>
        Use
      </ActionButton>
    </div>
  );
}
