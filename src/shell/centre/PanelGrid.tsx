import type { ComponentType, CSSProperties, ReactNode } from 'react';
import { useLab } from '../../store/theLab.ts';
import { PanelBoundary } from '../../panels/frame/Boundary.tsx';
import { PanelFrame } from '../../panels/frame/PanelFrame.tsx';
import type { Panel, PanelProps } from '../../panels/panel.ts';
import { PANELS } from '../../panels/table.ts';
import { lazyPiece } from '../pieces/lazyPiece.tsx';
import styles from './PanelGrid.module.css';

const SHOWN = PANELS.map((panel) => ({ ...panel, component: componentOf(panel) }));

/** A panel that is loaded later has its frame from the start. */
function componentOf({ id, title, component }: Panel): ComponentType<PanelProps> {
  if (!('load' in component)) return component;
  const Frame = ({ children }: { readonly children: ReactNode }) => (
    <PanelFrame id={id} title={title}>
      {children}
    </PanelFrame>
  );
  return lazyPiece(title, component.load, Frame);
}

/** All panels of the table, each in its area; an enlarged one has the grid to itself. */
export function PanelGrid() {
  const runs = useLab((state) => state.sideBySide);
  const enlarged = useLab((state) => state.view.enlarged);
  return (
    <div className={styles['grid']} data-enlarged={enlarged !== null || undefined} data-several={runs.length > 1 || undefined}>
      {SHOWN.map(({ id, title, area, component: Panel }) => {
        const place: CSSProperties & { readonly '--area': string } = { '--area': area };
        return (
          <div key={id} className={styles['cell']} style={place} data-area={area} hidden={enlarged !== null && enlarged !== id}>
            <PanelBoundary id={id} title={title}>
              <Panel runs={runs} />
            </PanelBoundary>
          </div>
        );
      })}
    </div>
  );
}
