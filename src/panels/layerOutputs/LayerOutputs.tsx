import type { ReactNode } from 'react';
import { PanelFrame } from '../kit/PanelFrame.tsx';
import type { PanelProps } from '../panel.ts';

/** Distribution of every layer's outputs over epochs. */
export function LayerOutputs(_props: PanelProps): ReactNode {
  return <PanelFrame id="layerOutputs" title="Layer outputs">{null}</PanelFrame>;
}
