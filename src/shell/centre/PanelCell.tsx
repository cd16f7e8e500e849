import type { ComponentType, CSSProperties, ReactNode } from 'react';
import { PanelBoundary } from '../../panels/frame/Boundary.tsx';
import { PanelFrame } from '../../panels/frame/PanelFrame.tsx';
import { useLab } from '../../store/theLab.ts';
import { lazyPiece } from '../pieces/lazyPiece.tsx';

interface Titled {
  readonly id: string;
  readonly title: string;
}

/** A panel's component; one that is loaded later can be loaded before it is shown. */
type PanelComponent<Props> = ComponentType<Props> & { readonly loadAhead?: () => void };

/** The component of a panel's row: one that is loaded later has its frame from the start. */
export function componentOf<Props extends object>({ id, title, component }: Titled & { readonly component: ComponentType<Props> | { readonly load: () => Promise<ComponentType<Props>> } }): PanelComponent<Props> {
  if (!('load' in component)) return component;
  const Frame = ({ children }: { readonly children: ReactNode }) => (
    <PanelFrame id={id} title={title}>
      {children}
    </PanelFrame>
  );
  return lazyPiece(title, component.load, Frame);
}

interface PanelCellProps extends Titled {
  readonly area: string;
  readonly className: string | undefined;
  readonly children: ReactNode;
}

/** A panel in its area of a grid. It is hidden while another one is enlarged. */
export function PanelCell({ id, title, area, className, children }: PanelCellProps) {
  const isHidden = useLab(({ view }) => view.enlarged !== null && view.enlarged !== id);
  const place: CSSProperties & { readonly '--area': string } = { '--area': area };
  return (
    <div className={className} style={place} data-area={area} hidden={isHidden}>
      <PanelBoundary id={id} title={title}>
        {children}
      </PanelBoundary>
    </div>
  );
}
