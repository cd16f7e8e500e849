import { useStore } from 'zustand';
import type { Lab } from './createLab.ts';
import type { LabState } from './state.ts';

const page: { lab: Lab | null } = { lab: null };

/** Makes a lab the one of this page. Called by the composition root, and by tests of what reads it. */
export function holdLab(lab: Lab): void {
  page.lab = lab;
}

/** The lab of this page. Throws before there is one. */
export function theLab(): Lab {
  if (page.lab === null) throw new Error('The page has no lab yet.');
  return page.lab;
}

/** Subscribes a component to a slice of the lab's state. */
export function useLab<T>(select: (state: LabState) => T): T {
  return useStore(theLab(), select);
}
