import type { PartId } from '../../core/address/page.ts';
import type { LabState } from '../../store/state.ts';
import { useLab } from '../../store/theLab.ts';
import type { IconName } from '../../ui/icons.tsx';
import { useShell, type ShellState } from '../model/shellState.ts';

/** What an action looks at to say what it is called and whether it can be done. */
export interface Page {
  readonly lab: LabState;
  readonly shell: ShellState;
}

/** Subscribes to something that follows from the page as a whole. */
export function useOfPage<T extends string | boolean | null>(read: (page: Page) => T): T {
  const shell = useShell((state) => state);
  return useLab((state) => read({ lab: state, shell }));
}

/** A key, as `KeyboardEvent.key` has it and as it is shown. */
export interface Key {
  readonly key: string;
  readonly shown: string;
}

/** Something people do, from a button, a menu or a key. */
export interface Action {
  /** What its button or item says; the accessible name of a button that shows its icon only. */
  readonly label: string | ((page: Page) => string);
  readonly icon?: IconName | ((page: Page) => IconName);
  readonly keys?: readonly Key[];
  /** Its keys are those of projector mode; elsewhere they are the browser's. */
  readonly onStage?: true;
  /** What the list of keys says of it; left out where that is the label. */
  readonly does?: string;
  /** Part of the page that it belongs to, or several: its keys go with any. */
  readonly part?: PartId | readonly PartId[];
  /** Why it cannot be done just now, in a sentence; null when it can. Left out where it always can. */
  readonly refusal?: (page: Page) => string | null;
  /** Its button can be pressed when it is refused, and then says why. */
  readonly saysWhy?: true;
  /** Whether it is the one in force, in a menu that is a choice. */
  readonly isChosen?: (page: Page) => boolean;
  /** Said beside it in a menu; asked for when the menu opens. */
  readonly detail?: () => string;
  readonly perform: () => void;
}
