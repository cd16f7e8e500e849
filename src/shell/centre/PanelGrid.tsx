import { PANELS } from '../../panels/table.ts';
import { useLab } from '../../store/theLab.ts';
import { componentOf, PanelCell } from './PanelCell.tsx';
import styles from './PanelGrid.module.css';

const SHOWN = PANELS.filter((panel) => panel.for === 'runs').map((panel) => ({ ...panel, component: componentOf(panel) }));

/** The table's panels of runs, each in its area; an enlarged one has the grid to itself. */
export function PanelGrid() {
  const runs = useLab((state) => state.sideBySide);
  const isEnlarged = useLab((state) => state.view.enlarged !== null);
  return (
    <div className={styles['grid']} data-enlarged={isEnlarged || undefined} data-several={runs.length > 1 || undefined}>
      {SHOWN.map(({ id, title, area, component: Panel }) => (
        <PanelCell key={id} id={id} title={title} area={area} className={styles['cell']}>
          <Panel runs={runs} />
        </PanelCell>
      ))}
    </div>
  );
}
