import type { ReactNode } from 'react';
import { useIsLocked } from '../model/shellState.ts';
import styles from './LockedRow.module.css';

interface LockableProps {
  /** Key of the link that the controls set. */
  readonly name: string;
  readonly label: string;
  /** The value as people read it. */
  readonly value: string;
  readonly children: ReactNode;
}

/** The controls of a setting, or where the link locks it, its value alone. */
export function Lockable({ name, label, value, children }: LockableProps) {
  return useIsLocked(name) ? <LockedRow label={label} value={value} /> : children;
}

/** A setting that cannot be changed here. */
function LockedRow({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <p className={styles['row']}>
      <span>{label}</span>
      <span className={styles['value']}>
        {value} <em className={styles['locked']}>locked</em>
      </span>
    </p>
  );
}
