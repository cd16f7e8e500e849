import type { NetworkLayout } from '../../../core/experiment/layout.ts';
import type { ProbeReading } from '../../../core/telemetry/probeReading.ts';
import { gather, type Atlas } from '../layouts/atlas.ts';
import type { FusedContext } from '../passes/fusedContext.ts';
import type { PassList } from '../passes/pass.ts';
import type { BuiltPlan } from '../layouts/plan.ts';
import { readProbeValues } from './probeValues.ts';
import { readState, type StateSide } from '../layouts/state.ts';
import { createStepQueue } from '../../gl/stepQueue.ts';

/** Which networks are probed, and how. */
export interface ProbeOptions {
  readonly layout: NetworkLayout;
  readonly atlas: Atlas;
  readonly built: BuiltPlan;
  /** Where the passes leave parameters and gradient. */
  readonly result: StateSide;
  /** Networks at once. */
  readonly together: number;
  readonly probeRows: number;
  /** Forward and backward. */
  readonly passes: PassList;
  readonly pause: () => Promise<void>;
}

/** Probes the loaded networks, draw by draw. Its result gives the reading of each. */
export async function probeTogether(context: FusedContext, options: ProbeOptions): Promise<(replica: number) => Omit<ProbeReading, 'previous'>> {
  const { layout, atlas, built, result, together, probeRows, passes, pause } = options;
  const queue = createStepQueue(context.webgl);
  const uniforms = { batch: Int32Array.of(0, 0, probeRows, 0), rates: new Float32Array(2) };
  for (const pass of passes) {
    context.use(() => context.runner.run([pass], uniforms));
    await queue.groupIssued(1);
    await pause();
  }
  const [parameters = new Float32Array(0), gradient = new Float32Array(0)] = await readState(context, result, atlas, together, [0, 1]);
  const values = await readProbeValues(context, built);
  return (replica) => ({
    rows: probeRows,
    parameters: gather(atlas, replica, parameters),
    gradient: gather(atlas, replica, gradient),
    preActivations: layout.layers.map(({ isOutput, units }, index) => (isOutput ? values.output(probeRows, replica) : values.layer(index, units, probeRows, replica))),
  });
}
