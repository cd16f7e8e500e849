import { isTheme, PANEL_IDS, type LinkPage, type PanelId, type Theme } from '../../../core/address/page.ts';
import { changeShell, shellState, type ShellState } from '../shellState.ts';
import { addressNow, amendPage } from './address.ts';

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
  if (addressNow().page.theme !== undefined) return;
  const theme = newValue ?? 'system';
  if (isTheme(theme)) apply({ theme });
}

/** Follows a changed address: only the flags that it names change. */
export function followPageFlags({ theme, present }: LinkPage): void {
  if (theme !== undefined) apply({ theme });
  if (present !== undefined) apply({ present });
}

/** Brings up the instruments that the address names; where it names none, they stay. */
export function followPanels({ panel }: LinkPage): void {
  if (panel !== undefined) changeShell({ raised: panel });
}

/** Brings an instrument up to the first screen, or back below it; the address remembers. */
export function togglePanel(id: PanelId): void {
  const { raised } = shellState();
  showPanels(PANEL_IDS.filter((each) => (each === id) !== raised.includes(each)));
}

/** Names the panels, in reading order, that are to be seen at once; the address remembers. */
export function showPanels(panel: readonly PanelId[]): void {
  changeShell({ raised: panel });
  amendPage({ ...addressNow().page, panel });
}

/** Sets the theme and keeps it on this device, where storage is allowed. */
export function chooseTheme(theme: Theme): void {
  apply({ theme });
  const { theme: _, ...page } = addressNow().page;
  amendPage(page);
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
  amendPage({ ...addressNow().page, present });
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
