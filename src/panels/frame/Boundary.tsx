import { Component, type ReactNode } from 'react';
import { Fault } from '../../ui/Fault.tsx';
import { PanelFrame } from './PanelFrame.tsx';

interface BoundaryProps {
  /** What stands in place of the children after they threw: `fault` is a sentence, `retry` draws them anew. */
  readonly renderFault: (fault: string, retry: () => void) => ReactNode;
  readonly children: ReactNode;
}

/** Keeps a part of the page that throws while it is drawn from taking the page with it. */
export class Boundary extends Component<BoundaryProps, { readonly fault: string | null }> {
  static getDerivedStateFromError(error: unknown): { readonly fault: string } {
    return { fault: sentenceOf(error) };
  }

  override state: { readonly fault: string | null } = { fault: null };

  override render(): ReactNode {
    const { fault } = this.state;
    return fault === null ? this.props.children : this.props.renderFault(fault, () => this.setState({ fault: null }));
  }
}

interface PanelBoundaryProps {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}

/** Replaces a panel that throws by a message in its frame. */
export function PanelBoundary({ id, title, children }: PanelBoundaryProps): ReactNode {
  return (
    <Boundary
      renderFault={(fault, retry) => (
        <PanelFrame id={id} title={title}>
          <Fault text={`This panel cannot be drawn: ${fault} The run goes on, and what it recorded is kept.`} onRetry={retry} />
        </PanelFrame>
      )}
    >
      {children}
    </Boundary>
  );
}

/** What an error says, with a full stop. */
export function sentenceOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message === '' ? 'No reason is known.' : message.replace(/\.?$/, '.');
}
