import { Suspense, type CSSProperties } from 'react';
import { useLab } from '../../store/lab.ts';
import { PANELS } from '../../panels/table.ts';
import styles from './panelGrid.module.css';

/** All panels of the table, each in its area; an enlarged one has the grid to itself. */
export function PanelGrid() {
  const runs = useLab((state) => state.shown);
  const enlarged = useLab((state) => state.view.enlarged);
  return (
    <div className={styles['grid']} data-enlarged={enlarged !== null || undefined} data-several={runs.length > 1 || undefined}>
      {PANELS.map(({ id, area, component: Panel }) => {
        const place: CSSProperties & { readonly '--area': string } = { '--area': area };
        return (
          <div key={id} className={styles['cell']} style={place} data-area={area} hidden={enlarged !== null && enlarged !== id}>
            <Suspense>
              <Panel runs={runs} />
            </Suspense>
          </div>
        );
      })}
    </div>
  );
}
