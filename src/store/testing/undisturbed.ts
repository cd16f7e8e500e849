import type { Experiment } from '../../core/experiment/experiment.ts';
import type { Frame } from '../../core/telemetry/frame.ts';
import { createCpuEngine } from '../../engine/cpu/cpuEngine.ts';
import { openSession } from '../../engine/session.ts';

const known = new Map<string, Promise<readonly Frame[]>>();

/** The frames of a run that nothing happened to. */
export function undisturbed(experiment: Experiment): Promise<readonly Frame[]> {
  const key = JSON.stringify({ ...experiment, engine: 'cpu' });
  const frames = known.get(key) ?? trainedAlone(experiment);
  known.set(key, frames);
  return frames;
}

function trainedAlone(experiment: Experiment): Promise<readonly Frame[]> {
  const cpu = createCpuEngine();
  const frames: Frame[] = [];
  return new Promise((resolve) => {
    const session = openSession({ cpu, choose: () => Promise.resolve({ engine: cpu, report: { ...cpu.report, asked: experiment.engine } }) }, { experiments: [experiment], until: 'losses' }, (event) => {
      if (event.kind === 'frameRecorded') frames[event.frame.epoch] = event.frame;
      if (event.kind === 'runStopped') resolve(frames);
    });
    session.start(experiment.epochs);
  });
}
