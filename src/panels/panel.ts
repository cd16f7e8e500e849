import type { ComponentType } from 'react';
import type { RunId } from '../store/state.ts';

/** What every panel is given. It selects what it draws from the store. */
export interface PanelProps {
  /** The runs shown side by side, the first is the main one. */
  readonly runs: readonly RunId[];
}

/** A row of the panel table. */
export interface Panel {
  readonly id: string;
  /** Accessible name of the region and its heading. */
  readonly title: string;
  /** Area of the centre's grid. */
  readonly area: string;
  /** The panel, or how to load it where its code comes after the first picture. */
  readonly component: ComponentType<PanelProps> | { readonly load: () => Promise<ComponentType<PanelProps>> };
}
