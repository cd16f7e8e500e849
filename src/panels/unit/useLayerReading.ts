import { useEffect, useMemo, useState } from 'react';
import { readLayer, type LayerReading, type LayerRequest } from '../../core/autopsy/layerReading.ts';

/** How long the page's thread is held at once, in milliseconds. */
const SLICE = 8;

/** The reading of a layer, computed in slices; while another is computed the last one of the same layer of the same network, else null. */
export function useLayerReading(request: LayerRequest | null): LayerReading | null {
  const [reading, setReading] = useState<LayerReading | null>(null);
  useEffect(() => (request === null ? undefined : readInSlices(request, setReading)), [request]);
  return useMemo(() => (reading !== null && reading.request.experiment === request?.experiment && reading.request.layer === request.layer ? reading : null), [reading, request]);
}

function readInSlices(request: LayerRequest, deliver: (reading: LayerReading) => void): () => void {
  const steps = readLayer(request);
  let timer = setTimeout(work, 0);
  function work(): void {
    const until = performance.now() + SLICE;
    let step = steps.next();
    while (step.done !== true && performance.now() < until) step = steps.next();
    if (step.done === true) deliver(step.value);
    else timer = setTimeout(work, 0);
  }
  return () => clearTimeout(timer);
}
