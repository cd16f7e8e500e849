import type { ReactNode } from 'react';
import { ActionButton } from './controls/ActionButton.tsx';
import styles from './Fault.module.css';

interface FaultProps {
  /** What failed and why, in a sentence or two. */
  readonly text: string;
  readonly onRetry: () => void;
  /** Other ways on, beside “Try again”. */
  readonly children?: ReactNode;
}

/** Stands where a part of the page failed: says so, and offers to try again. */
export function Fault({ text, onRetry, children }: FaultProps): ReactNode {
  return (
    <div className={styles['fault']} role="alert">
      <p className={styles['text']}>{text}</p>
      <div className={styles['ways']}>
        <ActionButton onPress={onRetry}>Try again</ActionButton>
        {children}
      </div>
    </div>
  );
}
