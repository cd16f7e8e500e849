import { useEffect, type ReactNode } from 'react';
import { countOf, formatDuration, formatPercent } from '../../core/words/numbers.ts';
import type { TrialRun } from '../../store/state.ts';
import { theLab, useLab } from '../../store/theLab.ts';
import { ActionButton } from '../../ui/controls/ActionButton.tsx';
import { handFocusOn } from '../../ui/passFocus.ts';
import { PanelFrame } from '../frame/PanelFrame.tsx';
import { useUnhurried } from '../frame/useUnhurried.ts';
import { lockedText } from './treatmentRows.ts';
import { TreatmentTable } from './TreatmentTable.tsx';
import styles from './TreatmentsPanel.module.css';

/** How long the panel waits between two pictures of a trial that goes on, in milliseconds. */
const PROGRESS_INTERVAL = 250;

/** What was tried beside the run, what each treatment changed, and what that says of the cause. */
export function TreatmentsPanel(): ReactNode {
  const trial = useUnhurried(useLab((state) => state.trial), waitForProgress);
  useEffect(() => {
    if (document.activeElement?.matches('[data-tries]') === true) document.querySelector('[data-panel="treatments"]')?.scrollIntoView({ block: 'nearest' });
  }, []);
  if (trial === null) return null;
  const { status, verdict } = trial;
  const way = wayOn(trial);
  return (
    <PanelFrame id="treatments" title="Treatments" summary={aboutText(trial)}>
      <div aria-live="polite" className={styles['said']}>
        {verdict !== null && <p className={styles['verdict']}>{verdict.text}</p>}
        <p className={styles['state']}>{stateText(trial)}</p>
      </div>
      <div className={styles['going']}>
        {way !== null && (
          <span ref={handFocusOn}>
            <ActionButton look="small" onPress={way.go}>
              {way.label}
            </ActionButton>
          </span>
        )}
        {status === 'running' && (
          <>
            <progress className={styles['progress']} aria-label="Networks trained" max={1} value={trial.share} />
            <span className={styles['share']}>
              {formatPercent(Math.floor(100 * trial.share) / 100)}
              {trial.secondsLeft !== null && ` · ${formatDuration(trial.secondsLeft)} left`}
            </span>
          </>
        )}
      </div>
      <div ref={handFocusOn}>
        <TreatmentTable trial={trial} />
      </div>
    </PanelFrame>
  );
}

/** A trial that goes on is seen a few times a second, its end and another one at once. */
function waitForProgress(shown: TrialRun | null, latest: TrialRun | null): number | null {
  return shown?.trial === latest?.trial && latest?.status === 'running' ? PROGRESS_INTERVAL : null;
}

/** What can be done with the trial where it stands: one button, whose words change under the keyboard's focus; null where nothing can. */
function wayOn({ status, trial, run, canRepeat }: TrialRun): { readonly label: string; readonly go: () => void } | null {
  switch (status) {
    case 'running':
      return { label: 'Cancel', go: () => void theLab().cancelTrial() };
    case 'finished':
      return trial.seeds === 1 && canRepeat ? { label: 'Repeat over 8 seeds', go: () => void theLab().repeatTrial() } : null;
    case 'cancelled':
    case 'failed':
      return { label: 'Try the missing ones', go: () => void theLab().tryTreatments(run) };
  }
}

function aboutText({ trial }: TrialRun): string {
  const [first] = trial.arms;
  const epochs = first?.experiments[0]?.epochs ?? 0;
  return `${trial.seeds === 1 ? 'same seed' : 'same seeds'}, same data, same batches · ${countOf(epochs, 'epoch')}`;
}

/** What the trial is at, in a sentence or two. */
function stateText({ status, trial, arms, locked }: TrialRun): string {
  const less = [trial.shortened, lockedText(locked)].map((sentence) => (sentence === null ? '' : ` ${sentence}`)).join('');
  const tried = countOf(arms.length - 1, 'treatment');
  switch (status) {
    case 'running':
      return `${tried} and the untreated network, trained beside the run${trial.seeds === 1 ? '' : `, each with ${countOf(trial.seeds, 'seed')}`}.${less}`;
    case 'finished':
      return `${tried} tried${trial.seeds === 1 ? '' : `, each with ${countOf(trial.seeds, 'seed')}`}.${less}`;
    case 'cancelled':
      return `The trial was cancelled. What was known by then stays.${less}`;
    case 'failed':
      return `Not all networks could be trained. ${[...new Set(arms.flatMap(({ failure }) => failure ?? []))].join(' ')}${less}`;
  }
}
