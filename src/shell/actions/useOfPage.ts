import { useLab } from '../../store/theLab.ts';
import { useShell } from '../model/shellState.ts';
import type { Page } from './action.ts';

/** Subscribes to something that follows from the page as a whole. */
export function useOfPage<T extends string | boolean | null>(read: (page: Page) => T): T {
  const shell = useShell((state) => state);
  return useLab((state) => read({ lab: state, shell }));
}
