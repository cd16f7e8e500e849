import type { ComponentType } from 'react';
import type { PanelId } from '../../core/address/page.ts';
import type { PanelProps } from '../../panels/panel.ts';
import { PANELS } from '../../panels/table.ts';
import { useShell } from '../model/shellState.ts';
import { componentOf } from './PanelCell.tsx';

/** A panel of the runs side by side, ready to be drawn. */
export interface RunPanel {
  readonly id: PanelId;
  readonly title: string;
  readonly area: string;
  readonly isFirst?: true;
  readonly component: ComponentType<PanelProps>;
}

/** All panels of runs. */
export const RUN_PANELS: readonly RunPanel[] = PANELS.flatMap((panel) => (panel.for === 'runs' ? [{ ...panel, component: componentOf(panel) }] : []));

/** Panels that are always on the first screen. */
export const FIRST_PANELS: readonly RunPanel[] = RUN_PANELS.filter(({ isFirst }) => isFirst === true);

/** The other panels. */
export const INSTRUMENTS: readonly RunPanel[] = RUN_PANELS.filter(({ isFirst }) => isFirst !== true);

/** The instruments that stand on the first screen, and those below it. */
export function useInstruments(): { readonly raised: readonly RunPanel[]; readonly below: readonly RunPanel[] } {
  const ids = useShell((state) => state.raised);
  return { raised: INSTRUMENTS.filter(({ id }) => ids.includes(id)), below: INSTRUMENTS.filter(({ id }) => !ids.includes(id)) };
}
