import { useState, type ReactNode } from 'react';
import { PanelBoundary } from '../frame/Boundary.tsx';
import type { StudyRun } from '../../store/state.ts';
import { useLab } from '../../store/theLab.ts';
import { DeadOverSeeds } from './DeadOverSeeds.tsx';
import { Networks } from './Networks.tsx';
import { StudyLine } from './StudyLine.tsx';
import styles from './StudyView.module.css';
import { SweepPanel } from './SweepPanel.tsx';
import { useShownPoint, useStudy } from './useStudy.ts';

interface StudyViewProps {
  /** Asked for where nothing is drawn until it is started. */
  readonly onRun: () => void;
}

/** The panels of a study, in place of those of a run. Nothing where there is none. */
export function StudyView({ onRun }: StudyViewProps): ReactNode {
  const study = useStudy();
  return study === null ? null : <Panels study={study} onRun={onRun} />;
}

function Panels({ study, onRun }: StudyViewProps & { readonly study: StudyRun }): ReactNode {
  const [chosen, setChosen] = useState(0);
  const enlarged = useLab((state) => state.view.enlarged);
  const { sweep } = study.study;
  const selected = Math.min(chosen, study.points.length - 1);
  const shown = useShownPoint(study, selected);
  const isHidden = (id: string): boolean => enlarged !== null && enlarged !== id;
  return (
    <div className={styles['study']}>
      <StudyLine study={study} point={selected} onRun={onRun} onPoint={setChosen} />
      <div className={styles['grid']} data-sweep={sweep !== null || undefined} data-enlarged={enlarged !== null || undefined}>
        {sweep !== null && (
          <div className={styles['sweep']} hidden={isHidden('studySweep')}>
            <PanelBoundary id="studySweep" title="Sweep">
              <SweepPanel study={study} sweep={sweep} selected={selected} onSelect={setChosen} />
            </PanelBoundary>
          </div>
        )}
        <div className={styles['dead']} hidden={isHidden('studyDead')}>
          <PanelBoundary id="studyDead" title="Dead fraction over seeds">
            <DeadOverSeeds shown={shown} />
          </PanelBoundary>
        </div>
        <div className={styles['networks']} hidden={isHidden('studyNetworks')}>
          <PanelBoundary id="studyNetworks" title="Networks">
            <Networks shown={shown} />
          </PanelBoundary>
        </div>
      </div>
    </div>
  );
}
