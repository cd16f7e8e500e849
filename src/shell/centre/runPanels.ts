import type { ComponentType } from 'react';
import type { PanelId, PartId } from '../../core/address/page.ts';
import type { PanelProps } from '../../panels/panel.ts';
import { PANELS } from '../../panels/table.ts';
import type { LabState } from '../../store/state.ts';
import { useLab } from '../../store/theLab.ts';
import { useLessonPage } from '../model/lesson/openLesson.ts';
import { useShell } from '../model/shellState.ts';
import { componentOf } from './PanelCell.tsx';

/** A panel of the runs side by side, ready to be drawn. */
export interface RunPanel {
  readonly id: PanelId;
  readonly title: string;
  readonly area: string;
  readonly isFirst?: true;
  readonly isFirstUpTo?: number;
  readonly component: ComponentType<PanelProps>;
}

/** All panels of runs. */
const RUN_PANELS: readonly RunPanel[] = PANELS.flatMap((panel) => (panel.for === 'runs' ? [{ ...panel, component: componentOf(panel) }] : []));

/** Where the panels of runs stand. */
interface Instruments {
  /** Always on the first screen: the opening's, which depend on the network, or the two that decide the lesson that is open. */
  readonly first: readonly RunPanel[];
  /** The others. */
  readonly others: readonly RunPanel[];
  /** Those of them that were brought up to the first screen. */
  readonly raised: readonly RunPanel[];
  /** Those that stand below it. */
  readonly below: readonly RunPanel[];
}

/** Subscribes to those of some panels that the link does not hide. */
export function useVisible<T extends { readonly id: PartId }>(panels: readonly T[]): readonly T[] {
  const hidden = useShell(({ limits }) => limits.hide);
  return hidden === undefined ? panels : panels.filter(({ id }) => !hidden.includes(id));
}

/** Subscribes to whether the link hides anything. */
export function useHides(): boolean {
  return useShell(({ limits }) => limits.hide !== undefined);
}

/** Subscribes to the panels of runs that the link does not hide. */
export function useRunPanels(): readonly RunPanel[] {
  return useVisible(RUN_PANELS);
}

/** Subscribes to where the panels of runs stand. */
export function useInstruments(): Instruments {
  const ids = useShell((state) => state.raised);
  const ofLesson = useLessonPage()?.lesson?.panels ?? null;
  const inputs = useLab(inputsOf);
  const isFirst = (panel: RunPanel): boolean => (ofLesson === null ? panel.isFirst === true || inputs <= (panel.isFirstUpTo ?? 0) : ofLesson.includes(panel.id));
  const panels = useRunPanels();
  const others = panels.filter((panel) => !isFirst(panel));
  return { first: panels.filter(isFirst), others, raised: others.filter(({ id }) => ids.includes(id)), below: others.filter(({ id }) => !ids.includes(id)) };
}

/** The most inputs of the networks shown; more than any has while none is open. */
function inputsOf({ runs, sideBySide }: LabState): number {
  const inputs = sideBySide.flatMap((id) => runs[id]?.experiment.inputs ?? []);
  return inputs.length === 0 ? Infinity : Math.max(...inputs);
}
