import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { classes } from '../classes.ts';
import styles from './IconToggle.module.css';

interface IconToggleProps {
  /** Accessible name; the same on and off. */
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  /** The icon. */
  readonly children: ReactNode;
  /** `inked` shows that it is on; `plain` leaves that to its icon. */
  readonly look?: 'inked' | 'plain';
  readonly className?: string | undefined;
}

/** A small square button that is on or off. */
export function IconToggle({ label, isOn, onChange, children, look = 'inked', className }: IconToggleProps) {
  return (
    <ToggleButton className={classes(styles['toggle'], styles[look], className)} aria-label={label} isSelected={isOn} onChange={onChange}>
      {children}
    </ToggleButton>
  );
}

/** A button that looks like one, and opens or does something; it takes its accessible name from `label`. */
export function IconButton({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Button className={classes(styles['toggle'], styles['inked']) ?? ''} aria-label={label}>
      {children}
    </Button>
  );
}
