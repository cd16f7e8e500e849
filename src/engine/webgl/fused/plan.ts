import type { Experiment } from '../../../core/experiment/experiment.ts';
import type { NetworkLayout } from '../../../core/experiment/layout.ts';
import type { Allocation } from './allocation.ts';
import type { Atlas } from './atlas.ts';
import type { GpuTexture } from './gpuTexture.ts';
import type { Pass } from './pass.ts';
import type { FusedProgram } from './programCache.ts';
import type { StateSide } from './state.ts';
import type { UpdateRule } from './update.glsl.ts';

/** What decides the draws of a step. */
export interface PlanRequest {
  /** One per replica; equal but for seeds, data, labels, initializers, bias, rates and activation parameters. */
  readonly experiments: readonly Experiment[];
  readonly layout: NetworkLayout;
  /** Largest batch. */
  readonly batchSize: number;
  readonly rule: UpdateRule;
  /** Whether masks are drawn. */
  readonly dropout: boolean;
}

export interface ShaderSource {
  readonly vertex: string;
  readonly fragment: string;
}

/** The textures that a plan's draws share with what is outside it. */
export interface PlanTextures {
  readonly order: GpuTexture;
  readonly inputs: GpuTexture;
  readonly table: GpuTexture;
}

/** How networks of one shape are trained: where their parameters lie, and the draws of a step. */
export interface Plan {
  readonly name: string;
  readonly atlas: Atlas;
  readonly sources: readonly ShaderSource[];
  /** Makes what lies between the draws, and the draws that read one state and write another. */
  build(allocation: Allocation, textures: PlanTextures, programOf: (source: ShaderSource) => FusedProgram): (from: StateSide, to: StateSide) => readonly Pass[];
}
