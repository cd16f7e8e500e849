import { useState, type ReactNode } from 'react';
import { DistributionPanel } from '../chart/distribution/DistributionPanel.tsx';
import type { DistributionSource } from '../chart/distribution/distributionSource.ts';
import { Segmented } from '../../ui/controls/Segmented.tsx';
import type { PanelProps } from '../panel.ts';

type Tensor = 'kernel' | 'bias';

const SOURCES: Readonly<Record<Tensor, DistributionSource>> = {
  kernel: { entriesOf: (layer) => layer.kernelGradient, axis: 'symmetricLog', quantity: '∂loss/∂kernel' },
  bias: { entriesOf: (layer) => layer.biasGradient, axis: 'symmetricLog', quantity: '∂loss/∂bias' },
};
const TENSORS = [{ id: 'kernel', label: 'kernel' }, { id: 'bias', label: 'bias' }] as const;

/** Distribution of the gradient of a layer's kernel or bias, over epochs, on a symmetric log axis. */
export function Gradients({ runs }: PanelProps): ReactNode {
  const [tensor, setTensor] = useState<Tensor>('kernel');
  const choices = <Segmented label="Gradients of" options={TENSORS} value={tensor} onChange={setTensor} />;
  return <DistributionPanel id="gradients" title="Gradients" runs={runs} source={SOURCES[tensor]} choices={choices} />;
}
