import type { ReactNode } from 'react';
import { DistributionPanel } from '../chart/distribution/DistributionPanel.tsx';
import type { DistributionSource } from '../chart/distribution/distributionSource.ts';
import type { PanelProps } from '../panel.ts';

const OUTPUTS: DistributionSource = { entriesOf: (layer) => layer.output, axis: 'linear', quantity: 'output a' };

/** Distribution of a layer's outputs on the probe, over epochs. */
export function LayerOutputs({ runs }: PanelProps): ReactNode {
  return <DistributionPanel id="layerOutputs" title="Layer outputs" runs={runs} source={OUTPUTS} />;
}
