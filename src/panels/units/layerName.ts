import type { LayerLayout } from '../../core/experiment/layout.ts';

/** `Layer 2`, `Output layer`. */
export function layerName(layer: LayerLayout): string {
  return layer.isOutput ? 'Output layer' : `Layer ${layer.number}`;
}
