import { useMemo } from 'react';
import { useShownPoint, useStudy } from '../../panels/run/useStudy.ts';
import { PANELS } from '../../panels/table.ts';
import type { StudyRun } from '../../store/state.ts';
import { useLab } from '../../store/theLab.ts';
import { componentOf, PanelCell } from '../centre/PanelCell.tsx';
import { useRunPanels, useVisible } from '../centre/runPanels.ts';
import { useLessonPage } from '../model/lesson/openLesson.ts';
import { changeShell, useShell } from '../model/shellState.ts';
import { stagedIndex, stagedPanels } from '../model/stage/stage.ts';
import styles from './StagePanels.module.css';

const OF_STUDY = PANELS.filter((panel) => panel.for === 'study').map((panel) => ({ ...panel, component: componentOf(panel) }));

/** The chosen panels of one run; of runs compared, Loss has them all. */
export function StagedRun() {
  const runs = useLab((state) => state.sideBySide);
  const raised = useShell((state) => state.raised);
  const staged = useShell((state) => state.staged);
  const index = useLab((state) => stagedIndex(state, staged));
  const one = useMemo(() => runs.slice(index, index + 1), [runs, index]);
  const ids = stagedPanels(raised, useLessonPage());
  const shown = useRunPanels().filter(({ id }) => ids.includes(id));
  return (
    <div className={styles['panels']} data-count={shown.length}>
      {shown.map(({ id, title, component: Panel }) => (
        <PanelCell key={id} id={id} title={title} area="auto" className={styles['cell']}>
          <Panel runs={id === 'loss' ? runs : one} />
        </PanelCell>
      ))}
    </div>
  );
}

/** The panels of a study. Nothing where there is none. */
export function StagedStudy() {
  const study = useStudy();
  return study === null ? null : <Panels study={study} />;
}

function Panels({ study }: { readonly study: StudyRun }) {
  const staged = useShell((state) => state.staged);
  const isSweep = study.study.sweep !== null;
  const shown = useShownPoint(study, Math.min(staged, study.points.length - 1));
  const panels = useVisible(OF_STUDY).filter(({ ofSweep, id }) => (isSweep ? ofSweep === true || id === 'studyDead' : ofSweep !== true));
  return (
    <div className={styles['panels']} data-count={panels.length}>
      {panels.map(({ id, title, component: Panel }) => (
        <PanelCell key={id} id={id} title={title} area="auto" className={styles['cell']}>
          <Panel shown={shown} onPoint={(point) => changeShell({ staged: point })} />
        </PanelCell>
      ))}
    </div>
  );
}
