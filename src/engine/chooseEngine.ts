import type { Engines } from './session.ts';
import type { Engine } from './trainer.ts';

/**
 * Loads the WebGL engine on first demand and tests it once. Where it cannot be trusted, the CPU engine is
 * chosen and the report says why.
 */
export function engineChooser(cpu: Engine, loadWebgl: () => Promise<Engine>): Engines['choose'] {
  let webgl: Promise<Engine> | null = null;
  return async (experiment) => {
    if (experiment.engine === 'cpu') return { engine: cpu, report: cpu.report };
    try {
      webgl ??= loadWebgl();
      const engine = await webgl;
      return { engine, report: engine.report };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return { engine: cpu, report: { ...cpu.report, fallbackFrom: 'webgl', reason } };
    }
  };
}
