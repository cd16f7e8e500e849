import { measureArticleOnCpu } from './articleOnCpu.ts';
import type { Bench, StepRequest } from './api.ts';
import { measureArticleOn } from './articleTimes.ts';
import { webgl } from './engines.ts';
import { kernelStepper } from './kernelStepper.ts';
import type { Stepper } from './stepper.ts';
import { trainerStepper } from './trainerStepper.ts';

const steppers = new Map<string, Stepper>();

function keyOf({ computer, link, replicas }: StepRequest): string {
  return `${computer} ${replicas} ${link}`;
}

function stepperOf(request: StepRequest): Stepper {
  const stepper = steppers.get(keyOf(request));
  if (stepper === undefined) throw new Error('Nothing is open that makes these steps.');
  return stepper;
}

async function makeStepper(request: StepRequest): Promise<Stepper> {
  if (request.computer === 'kernels') return kernelStepper(request);
  if (request.computer !== 'modelFit') return trainerStepper(request.computer, request);
  const { modelFitStepper } = await import('./modelFitStepper.ts');
  return modelFitStepper(request);
}

window.bench = {
  renderer: async () => (await webgl()).context.renderer,
  async open(request) {
    const stepper = await makeStepper(request);
    steppers.set(keyOf(request), stepper);
    await stepper.step(0);
    return stepper.step(0);
  },
  time: (request, milliseconds) => stepperOf(request).step(milliseconds),
  close(request) {
    steppers.get(keyOf(request))?.dispose();
    steppers.delete(keyOf(request));
  },
  articleOnCpu: (epochs) => measureArticleOnCpu(epochs),
  articleOn: (engine, link, epochs) => measureArticleOn(engine, link, epochs),
} satisfies Bench;
