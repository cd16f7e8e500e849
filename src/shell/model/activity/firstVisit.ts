import { isSameShown } from '../../../core/shown/shown.ts';
import { theLab } from '../../../store/theLab.ts';

/** Where it is kept on the device that the page has been seen. */
const KEY = 'visited';

/** Whether the system asks for less motion: then nothing is played, and epochs are chosen one by one. */
export function wantsStills(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/**
 * Lets a person who sees the page for the first time, and by its bare address, watch the epochs at `1×`, until another
 * experiment is shown. Everyone else sees them as fast as they are trained: links with settings, automated browsers, and
 * where storage is off. Returns how to stop.
 */
export function playFirstVisit(): () => void {
  if (!isFirstVisit() || location.hash.length > 1 || navigator.webdriver || wantsStills()) return () => {};
  theLab().setSpeed('1x');
  const first = theLab().getState().shown;
  const stop = theLab().subscribe(({ shown, speed }) => {
    if (isSameShown(shown, first)) return;
    stop();
    if (speed === '1x') theLab().setSpeed('max');
  });
  return stop;
}

function isFirstVisit(): boolean {
  try {
    const isFirst = localStorage.getItem(KEY) === null;
    localStorage.setItem(KEY, '1');
    return isFirst;
  } catch {
    return false;
  }
}
