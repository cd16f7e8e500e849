import { useState } from 'react';
import { useShownPoint, useStudy } from '../../panels/run/useStudy.ts';
import { PANELS } from '../../panels/table.ts';
import type { StudyRun } from '../../store/state.ts';
import { useLab } from '../../store/theLab.ts';
import { PartBoundary } from '../pieces/boundaries.tsx';
import { lazyPiece, PlainFrame } from '../pieces/lazyPiece.tsx';
import { componentOf, PanelCell } from './PanelCell.tsx';
import { useVisible } from './runPanels.ts';
import styles from './StudyPanels.module.css';

/** Loaded when a study is first shown. */
const StudyLine = lazyPiece('The study', async () => (await import('../../panels/study/StudyLine.tsx')).StudyLine, PlainFrame);
const SHOWN = PANELS.filter((panel) => panel.for === 'study').map((panel) => ({ ...panel, component: componentOf(panel) }));

/** The table's panels of a study, in place of those of runs. Nothing where there is none. */
export function StudyPanels() {
  const study = useStudy();
  return study === null ? null : <Panels study={study} />;
}

function Panels({ study }: { readonly study: StudyRun }) {
  const [chosen, setChosen] = useState(0);
  const isEnlarged = useLab((state) => state.view.enlarged !== null);
  const isSweep = study.study.sweep !== null;
  const all = SHOWN.filter(({ ofSweep }) => isSweep || ofSweep !== true);
  const panels = useVisible(all);
  const point = Math.min(chosen, study.points.length - 1);
  const shown = useShownPoint(study, point);
  return (
    <div className={styles['study']}>
      <PartBoundary name="The study">
        <StudyLine study={study} point={point} onPoint={setChosen} />
      </PartBoundary>
      <div className={styles['grid']} data-sweep={isSweep || undefined} data-enlarged={isEnlarged || undefined} data-hides={panels.length < all.length || undefined}>
        {panels.map(({ id, title, area, component: Panel }) => (
          <PanelCell key={id} id={id} title={title} area={area} className={styles['cell']}>
            <Panel shown={shown} onPoint={setChosen} />
          </PanelCell>
        ))}
      </div>
    </div>
  );
}
