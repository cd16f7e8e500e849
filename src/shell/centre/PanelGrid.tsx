import { useDeferredValue, useEffect } from 'react';
import { PANELS } from '../../panels/table.ts';
import { canTryTreatments } from '../../store/state.ts';
import { useLab } from '../../store/theLab.ts';
import { InstrumentLine } from './MoreInstruments.tsx';
import { componentOf, PanelCell } from './PanelCell.tsx';
import styles from './PanelGrid.module.css';
import { Part } from '../pieces/Part.tsx';
import { useLessonPage } from '../model/lesson/openLesson.ts';
import { useHides, useInstruments, useVisible } from './runPanels.ts';

const BESIDE_RUN = PANELS.flatMap((panel) => (panel.for === 'trial' || panel.for === 'step' ? [{ ...panel, component: componentOf(panel) }] : []));

/** The first screen's panels of runs, each in its area, in a lesson the two that decide it, and below them the instruments brought up; an enlarged one has the grid to itself. What is tried beside a run, and a step of it in slow motion, stand above them. */
export function PanelGrid() {
  const runs = useLab((state) => state.sideBySide);
  const enlarged = useLab((state) => state.view.enlarged);
  // In a rendering of its own, apart from what planning the trial takes.
  const has = { trial: useDeferredValue(useLab((state) => state.trial !== null)), step: useLab((state) => state.slowMotion !== null) };
  const canTry = useLab((state) => state.sideBySide.some((run) => canTryTreatments(state, run)));
  useEffect(() => {
    if (canTry) for (const panel of BESIDE_RUN) if (panel.for === 'trial') panel.component.loadAhead?.();
  }, [canTry]);
  const { first, raised } = useInstruments();
  const hides = useHides();
  const beside = useVisible(BESIDE_RUN);
  const isOfLesson = (useLessonPage()?.lesson?.panels ?? null) !== null;
  const isRaisedEnlarged = raised.some(({ id }) => id === enlarged);
  const isHere = enlarged === null || isRaisedEnlarged || first.some(({ id }) => id === enlarged);
  return (
    <>
      {beside.filter((panel) => has[panel.for]).map(({ id, title, area, component: Panel }) => (
        <PanelCell key={id} id={id} title={title} area={area} className={styles['above']}>
          <Panel runs={runs} />
        </PanelCell>
      ))}
      <div className={styles['grid']} hidden={!isHere} data-enlarged={enlarged !== null || undefined} data-several={runs.length > 1 || undefined} data-lesson={isOfLesson || undefined} data-raised={raised.length > 0 || undefined} data-hides={hides || undefined} data-function={first.some(({ area }) => area === 'function') || undefined}>
        {first.map(({ id, title, area, component: Panel }) => (
          <PanelCell key={id} id={id} title={title} area={area} className={styles['cell']}>
            <Panel runs={runs} />
          </PanelCell>
        ))}
        {raised.length > 0 && (
          <div className={styles['raised']} hidden={enlarged !== null && !isRaisedEnlarged}>
            {raised.map(({ id, title, area, component: Panel }) => (
              <PanelCell key={id} id={id} title={title} area={area} className={styles['cell']}>
                <Panel runs={runs} />
              </PanelCell>
            ))}
          </div>
        )}
      </div>
      {enlarged === null && (
        <Part id="instruments">
          <InstrumentLine />
        </Part>
      )}
    </>
  );
}
