import { currentScheme } from '../chart/canvas/theme.ts';

/** Microtasks in which all that follows the scheme has drawn itself anew: the observer's, React's, and what these ask for. */
const TURNS = 30;

/** Calls `take` with the page in its light colours, on white, before the browser shows anything of that. */
export async function inLight<T>(take: () => T): Promise<T> {
  if (currentScheme() === 'light') return onWhite(take);
  const { dataset } = document.documentElement;
  const before = dataset['theme'];
  dataset['theme'] = 'light';
  try {
    for (let turn = 0; turn < TURNS; turn++) await Promise.resolve();
    return onWhite(take);
  } finally {
    if (before === undefined) delete dataset['theme'];
    else dataset['theme'] = before;
  }
}

function onWhite<T>(take: () => T): T {
  const { style } = document.documentElement;
  style.setProperty('--paper', '#ffffff');
  try {
    return take();
  } finally {
    style.removeProperty('--paper');
  }
}
