/** What a layer is called: `layer 2`, and `output` for the last of `count`. Layers are numbered from 1. */
export function layerName(layer: number, count: number): string {
  return layer >= count ? 'output' : `layer ${layer}`;
}
