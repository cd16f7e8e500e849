import { PANELS } from '../../panels/table.ts';
import { useLab } from '../../store/theLab.ts';
import { componentOf, PanelCell } from './PanelCell.tsx';
import styles from './PanelGrid.module.css';

const SHOWN = PANELS.filter((panel) => panel.for === 'runs').map((panel) => ({ ...panel, component: componentOf(panel) }));
const OF_TRIAL = SHOWN.filter(({ ofTrial }) => ofTrial === true);
const OF_RUNS = SHOWN.filter(({ ofTrial }) => ofTrial !== true);

/** The table's panels of runs, each in its area; an enlarged one has the grid to itself. What is tried beside a run stands above them. */
export function PanelGrid() {
  const runs = useLab((state) => state.sideBySide);
  const enlarged = useLab((state) => state.view.enlarged);
  const hasTrial = useLab((state) => state.trial !== null);
  const isTrialEnlarged = hasTrial && OF_TRIAL.some(({ id }) => id === enlarged);
  return (
    <>
      {hasTrial && OF_TRIAL.map(({ id, title, area, component: Panel }) => (
        <PanelCell key={id} id={id} title={title} area={area} className={styles['above']}>
          <Panel runs={runs} />
        </PanelCell>
      ))}
      <div className={styles['grid']} hidden={isTrialEnlarged} data-enlarged={enlarged !== null || undefined} data-several={runs.length > 1 || undefined}>
        {OF_RUNS.map(({ id, title, area, component: Panel }) => (
          <PanelCell key={id} id={id} title={title} area={area} className={styles['cell']}>
            <Panel runs={runs} />
          </PanelCell>
        ))}
      </div>
    </>
  );
}
