import { createWebglContext, type WebglContext } from '../../src/engine/gl/context.ts';
import { openWebglEngine } from '../../src/engine/webgl/webglEngine.ts';
import type { Engine, TrainerContext } from '../../src/engine/trainer.ts';

/** Nobody waits for these runs. */
export const unhurried: TrainerContext = { breathe: () => Promise.resolve() };

interface Webgl {
  readonly context: WebglContext;
  readonly engine: Engine;
}

let opened: Promise<Webgl> | null = null;

/** The page's one WebGL engine, started on first demand. */
export function webgl(): Promise<Webgl> {
  opened ??= open();
  return opened;
}

async function open(): Promise<Webgl> {
  const context = await createWebglContext();
  return { context, engine: await openWebglEngine(context) };
}
