import type { ReactNode } from 'react';
import { PanelFrame } from '../kit/PanelFrame.tsx';
import type { PanelProps } from '../panel.ts';

/** Distribution of the gradients over epochs. */
export function Gradients(_props: PanelProps): ReactNode {
  return <PanelFrame id="gradients" title="Gradients">{null}</PanelFrame>;
}
