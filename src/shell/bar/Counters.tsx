import { studyOf, type StudyRun } from '../../store/state.ts';
import { useLab } from '../../store/theLab.ts';
import { ActionControl } from '../actions/ActionControl.tsx';
import { activityOf, slowestRun } from '../model/activity/activity.ts';
import { pastEpochOf } from '../model/activity/epochs.ts';
import { networksText } from '../model/activity/activityText.ts';
import styles from './Counters.module.css';
import { formatDuration } from '../../core/words/numbers.ts';
import { epochText, shownEpochText, stepsText, timeText } from '../model/activity/progressText.ts';

/** Epoch, steps, rate and time; the live region says the same to those who do not see it. */
export function Counters() {
  const run = useLab(slowestRun);
  const status = useLab((state) => activityOf(state).status);
  const study = useLab(studyOf);
  const chosen = useLab(pastEpochOf);
  if (study !== null) return <StudyCounters study={study} chosen={chosen} />;
  if (run === undefined || status === 'none') return null;
  const time = timeText({ ...run, status });
  return (
    <div className={styles['counters']}>
      <span>
        <span className={styles['epoch']}>{chosen === null ? epochText(run) : shownEpochText(chosen, run.experiment.epochs)}</span>
        {chosen === null && time !== '' && ` · ${time}`}
      </span>
      {chosen === null ? <span>{stepsText({ ...run, status })}</span> : <ActionControl action="newest" look="text" />}
    </div>
  );
}

function StudyCounters({ study, chosen }: { readonly study: StudyRun; readonly chosen: number | null }) {
  const { epoch, experiment, seconds } = study;
  return (
    <div className={styles['counters']}>
      <span className={styles['epoch']}>{chosen === null ? networksText(study) : shownEpochText(chosen, experiment.epochs)}</span>
      {chosen === null ? (
        <span>
          Epoch {epoch} of {experiment.epochs}
          {seconds > 0 && ` · ${formatDuration(seconds)}`}
        </span>
      ) : (
        <ActionControl action="newest" look="text" />
      )}
    </div>
  );
}
