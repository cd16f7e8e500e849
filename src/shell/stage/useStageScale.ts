import { useLayoutEffect } from 'react';

/** Width and height, in CSS pixels, for which the projector's page is laid out; a larger screen shows it larger. */
const WIDTH = 1030;
const HEIGHT = 579;

/** Keeps `--stage`, by which the projector's page is magnified, to the window: the smallest type, 13 px, has 24 px at 1920 by 1080. */
export function useStageScale(): void {
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    const fit = (): void => style.setProperty('--stage', String(Math.max(1, Math.min(innerWidth / WIDTH, innerHeight / HEIGHT))));
    fit();
    addEventListener('resize', fit);
    return () => {
      removeEventListener('resize', fit);
      style.removeProperty('--stage');
    };
  }, []);
}
