import { decodeLink } from '../../../core/link/decode.ts';
import { isTheme, withPageValue } from './address.ts';
import { addressHash, amendAddress } from './addressBar.ts';
import { changeShell, shellState, type ShellState, type Theme } from '../shellState.ts';

/** Where `public/before-paint.js` looks for the theme. */
const THEME_KEY = 'theme';

/**
 * Takes over what `public/before-paint.js` has set on the root element, and follows the theme that another tab chooses.
 * Returns how to stop.
 */
export function startPageFlags(): () => void {
  const { theme, present } = document.documentElement.dataset;
  changeShell({ theme: isTheme(theme) ? theme : 'system', present: present !== undefined });
  addEventListener('storage', followStorage);
  return () => removeEventListener('storage', followStorage);
}

/** Another tab has chosen a theme; one in this tab's address goes before it. */
function followStorage({ key, newValue }: StorageEvent): void {
  if (key !== null && key !== THEME_KEY) return;
  if (isTheme(decodeLink(addressHash()).view.theme)) return;
  const theme = newValue ?? 'system';
  if (isTheme(theme)) apply({ theme });
}

/** Follows a changed address: only the flags that it names change. */
export function followPageFlags(hash: string): void {
  const { theme, present } = decodeLink(hash).view;
  if (isTheme(theme)) apply({ theme });
  if (present !== undefined) apply({ present: present === '1' });
}

/** Sets the theme and keeps it on this device, where storage is allowed. */
export function chooseTheme(theme: Theme): void {
  apply({ theme });
  amendAddress(withPageValue(addressHash(), 'theme', null));
  try {
    if (theme === 'system') localStorage.removeItem(THEME_KEY);
    else localStorage.setItem(THEME_KEY, theme);
  } catch {
    // Storage is off: the choice lasts as long as the page.
  }
}

/** Switches projector mode. */
export function togglePresent(): void {
  const present = !shellState().present;
  apply({ present });
  amendAddress(withPageValue(addressHash(), 'present', present ? '1' : null));
}

function apply(flags: Partial<Pick<ShellState, 'theme' | 'present'>>): void {
  changeShell(flags);
  const { theme, present } = shellState();
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset['theme'];
  else dataset['theme'] = theme;
  if (present) dataset['present'] = '';
  else delete dataset['present'];
}
