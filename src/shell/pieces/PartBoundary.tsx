import type { ReactNode } from 'react';
import { Boundary } from '../../panels/frame/Boundary.tsx';
import { Fault } from '../../ui/Fault.tsx';

interface PartBoundaryProps {
  /** What is inside, as a sentence begins with it. */
  readonly name: string;
  readonly children: ReactNode;
}

/** Replaces a part of the page other than a panel by a message when it throws. */
export function PartBoundary({ name, children }: PartBoundaryProps) {
  return <Boundary renderFault={(fault, retry) => <Fault text={`${name} cannot be drawn: ${fault} The run goes on, and what it recorded is kept.`} onRetry={retry} />}>{children}</Boundary>;
}
