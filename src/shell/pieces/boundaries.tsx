import type { ReactNode } from 'react';
import { Boundary } from '../../panels/frame/Boundary.tsx';
import { Fault } from '../../ui/Fault.tsx';
import { exportRecorded } from '../model/export/exportRecorded.ts';
import { ActionButton } from '../../ui/controls/ActionButton.tsx';
import styles from './Pieces.module.css';

interface PartBoundaryProps {
  /** What is inside, as a sentence begins with it. */
  readonly name: string;
  readonly children: ReactNode;
}

/** Replaces a part of the page other than a panel by a message when it throws. */
export function PartBoundary({ name, children }: PartBoundaryProps) {
  return <Boundary renderFault={(fault, retry) => <Fault text={`${name} cannot be drawn: ${fault} The run goes on, and what it recorded is kept.`} onRetry={retry} />}>{children}</Boundary>;
}

/** Around the whole page: when it cannot be drawn, what was recorded can still be saved. */
export function LastResort({ children }: { readonly children: ReactNode }) {
  return (
    <Boundary
      renderFault={(fault, retry) => (
        <main className={styles['last']}>
          <h1>The page cannot be drawn</h1>
          <Fault text={`${fault} What was recorded is still there: export it, then try again or reload the page.`} onRetry={retry}>
            <ActionButton onPress={() => void exportRecorded()}>Export what was recorded</ActionButton>
            <ActionButton onPress={() => location.reload()}>Reload the page</ActionButton>
          </Fault>
        </main>
      )}
    >
      {children}
    </Boundary>
  );
}
