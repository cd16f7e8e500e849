import type { ComponentType } from 'react';
import type { OtherPanelId, PanelId } from '../core/address/page.ts';
import type { RunId } from '../store/run.ts';
import type { ShownPoint } from './run/useStudy.ts';

/** What every panel of runs is given. It selects what it draws from the store. */
export interface PanelProps {
  /** The runs shown side by side, the first is the main one. */
  readonly runs: readonly RunId[];
}

/** What every panel of a study is given. */
export interface StudyPanelProps {
  /** The networks of the chosen point, at the shown epoch, and their study. */
  readonly shown: ShownPoint;
  /** Chooses another point of a sweep. */
  readonly onPoint: (point: number) => void;
}

interface Row<For extends string, Props, Id extends string = OtherPanelId> {
  /** What it draws. */
  readonly for: For;
  readonly id: Id;
  /** Accessible name of the region and its heading. */
  readonly title: string;
  /** Area of the centre's grid. */
  readonly area: string;
  /** The panel, or how to load it where its code comes after the first picture. */
  readonly component: ComponentType<Props> | { readonly load: () => Promise<ComponentType<Props>> };
}

/** A row of the panel table: a panel of the runs side by side, on the first screen or an instrument below it, one shown only while treatments of a run are tried or a step of it is taken in slow motion, or a panel of a study, perhaps only of one along a sweep. */
export type Panel =
  | (Row<'runs', PanelProps, PanelId> & { readonly isFirst?: true; /** On the first screen of networks of so many inputs or fewer. */ readonly isFirstUpTo?: number })
  | Row<'trial' | 'step', PanelProps>
  | (Row<'study', StudyPanelProps> & { readonly ofSweep?: true });
