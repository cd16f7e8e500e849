import { useSyncExternalStore } from 'react';

export type Scheme = 'light' | 'dark';

const DARK = '(prefers-color-scheme: dark)';
const FORCED = '(forced-colors: active)';

/** The scheme in force: `data-theme` on the root element, else the system's. Forced colours follow the system. */
export function currentScheme(): Scheme {
  const forced = document.documentElement.dataset['theme'];
  if (!window.matchMedia(FORCED).matches && (forced === 'light' || forced === 'dark')) return forced;
  return window.matchMedia(DARK).matches ? 'dark' : 'light';
}

/** Calls back after the scheme or forced colours change; returns the way to stop. */
export function watchScheme(changed: () => void): () => void {
  const queries = [window.matchMedia(DARK), window.matchMedia(FORCED)];
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  for (const query of queries) query.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    for (const query of queries) query.removeEventListener('change', changed);
  };
}

/** The scheme in force; renders again when it changes. */
export function useScheme(): Scheme {
  return useSyncExternalStore(watchScheme, currentScheme);
}
