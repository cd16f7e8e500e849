import { ActionButton } from '../../ui/ActionButton.tsx';
import { PopupMenu } from '../../ui/PopupMenu.tsx';
import { chooseTheme } from '../model/address/pageFlags.ts';
import { useShell, type Theme } from '../model/shellState.ts';
import styles from './transport.module.css';

const THEMES: readonly { readonly id: Theme; readonly label: string }[] = [
  { id: 'system', label: 'As the system' },
  { id: 'light', label: 'Light' },
  { id: 'dark', label: 'Dark' },
];

/** Light, dark, or as the system has it. */
export function ThemeMenu() {
  const theme = useShell((state) => state.theme);
  return (
    <PopupMenu label="Theme" items={THEMES} selected={theme} onAction={chooseTheme}>
      <ActionButton square aria-label="Theme">
        <svg viewBox="0 0 16 16" aria-hidden="true" className={styles['glyph']}>
          <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
          <path d="M8 2.5a5.5 5.5 0 010 11z" />
        </svg>
      </ActionButton>
    </PopupMenu>
  );
}
