import { dispose, tidy, type Tensor1D } from '@tensorflow/tfjs-core';
import { layoutOf } from '../../core/experiment/layout.ts';
import type { ProbeReading } from '../../core/telemetry/probeReading.ts';
import type { WebglContext } from '../gl/context.ts';
import type { EvaluatedNetwork } from './evaluationOps.ts';
import { backward, forward } from './networkOps.ts';
import { outputDelta } from './outputOps.ts';
import { readBack } from '../gl/readTensors.ts';

/** A network and its probe rows. */
export interface ProbedNetwork extends EvaluatedNetwork {
  /** As in `ProbeReading`. Stays the caller's. */
  readonly previous: Tensor1D | null;
}

/**
 * Runs each network on its probe rows, dropout off, and reads back its parameters, the gradient of the mean
 * loss and z of every unit on every row: one transfer a network.
 */
export async function probeNetworks(context: WebglContext, networks: readonly ProbedNetwork[], breathe: () => Promise<void>): Promise<ProbeReading[]> {
  const readings: ProbeReading[] = [];
  for (const network of networks) {
    readings.push(await probeNetwork(context, network));
    await breathe();
  }
  return readings;
}

async function probeNetwork(context: WebglContext, { experiment, parameters, rows, previous }: ProbedNetwork): Promise<ProbeReading> {
  const { backend } = context;
  const layout = layoutOf(experiment);
  const tensors = tidy(() => {
    const pass = forward(backend, layout, parameters, rows.inputs);
    const z = pass.preActivations.at(-1);
    if (z === undefined) throw new Error('A network has no layers.');
    const delta = outputDelta(backend, experiment, { z, label: rows.labels });
    const gradient = backward(backend, layout, parameters, pass, delta);
    return [parameters.clone(), gradient, ...pass.preActivations, ...(previous === null ? [] : [previous.clone()])];
  });
  try {
    const [read, gradient, ...values] = await readBack(context, tensors);
    if (read === undefined || gradient === undefined) throw new Error('The probe read nothing.');
    const preActivations = values.slice(0, layout.layers.length);
    return { rows: rows.labels.size, parameters: read, previous: values[layout.layers.length] ?? null, gradient, preActivations };
  } finally {
    dispose(tensors);
  }
}

