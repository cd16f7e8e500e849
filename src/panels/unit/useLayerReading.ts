import { startTransition, useEffect, useMemo, useState } from 'react';
import { readLayer, type LayerReading, type LayerRequest } from '../../core/autopsy/layerReading.ts';
import type { FrameWithParameters } from '../../core/telemetry/keptParameters.ts';
import { inSlices } from './inSlices.ts';

/** What asks for a layer after the epoch of a frame; the same object while it asks for the same. Null without a frame. */
export function useLayerRequest(experiment: LayerRequest['experiment'], frame: FrameWithParameters | null, layer: number): LayerRequest | null {
  return useMemo(() => (frame === null ? null : { experiment, frame, layer }), [experiment, frame, layer]);
}

/** The reading of a layer, computed in slices; while another is computed the last one of the same layer of the same network, else null. */
export function useLayerReading(request: LayerRequest | null): LayerReading | null {
  const [reading, setReading] = useState<LayerReading | null>(null);
  useEffect(() => (request === null ? undefined : inSlices(readLayer(request), (read) => startTransition(() => setReading(read)))), [request]);
  return useMemo(() => (reading !== null && reading.request.experiment === request?.experiment && reading.request.layer === request.layer ? reading : null), [reading, request]);
}
