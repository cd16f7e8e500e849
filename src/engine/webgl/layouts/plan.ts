import type { Experiment } from '../../../core/experiment/experiment.ts';
import type { NetworkLayout } from '../../../core/experiment/layout.ts';
import type { Allocation } from '../passes/allocation.ts';
import type { Atlas } from './atlas.ts';
import type { GpuTexture } from '../passes/gpuTexture.ts';
import type { Pass } from '../passes/pass.ts';
import type { FusedProgram } from '../passes/programCache.ts';
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

/** The two shaders of a program. */
export interface ShaderSource {
  readonly vertex: string;
  readonly fragment: string;
}

/** One triangle that covers the viewport. */
const WHOLE_VIEWPORT = `
void main() {
  gl_Position = vec4(gl_VertexID == 1 ? 3. : -1., gl_VertexID == 2 ? 3. : -1., 0., 1.);
}`;

/** A program whose fragments are the whole viewport. */
export function onWholeViewport(fragment: string): ShaderSource {
  return { vertex: WHOLE_VIEWPORT, fragment };
}

/** The textures that a plan's draws share with what is outside it. */
export interface PlanTextures {
  readonly order: GpuTexture;
  readonly inputs: GpuTexture;
  readonly table: GpuTexture;
}

/** Where the pre-activations of a hidden layer are after the forward draws. */
export interface LayerValues {
  readonly texture: GpuTexture;
  /** Its attachments are the layers of the texture; the first `samples` hold z. */
  readonly framebuffer: WebGLFramebuffer;
  readonly samples: number;
  /** First texel row; replicas follow one another, `unitGroups` rows each. */
  readonly firstRow: number;
  readonly unitGroups: number;
}

/** The draws of a step. */
export interface BuiltPlan {
  /** From a state to `head`, on the first `rows` of a batch; on all that it may have unless given. */
  forward(from: StateSide, rows?: number): readonly Pass[];
  /** The rest of the step: from `head` to the next state. */
  backward(from: StateSide, to: StateSide): readonly Pass[];
  /** Per two samples, see `programCache.ts`. x: 2 · replica + half of the quad, y: quad. Null where one draw does all. */
  readonly head: GpuTexture | null;
  /** Where values are kept layer by layer, and pre-activations of the output (as `head`, x and y). */
  readonly layers: readonly LayerValues[];
  readonly output: { readonly texture: GpuTexture; /** Attachment 1 is `texture`. */ readonly framebuffer: WebGLFramebuffer } | null;
}

/** How networks of one shape are trained: where their parameters lie, and the draws of a step. */
export interface Plan {
  readonly name: string;
  readonly atlas: Atlas;
  readonly sources: readonly ShaderSource[];
  /** Makes the textures that lie between the draws. */
  build(allocation: Allocation, textures: PlanTextures, programOf: (source: ShaderSource) => FusedProgram): BuiltPlan;
}
