import type { Engine } from '../trainer.ts';
import { CpuTrainer } from './cpuTrainer.ts';
import type { Precision } from './networkPass.ts';

/**
 * The engine of plain typed arrays: the reference that others are held against, and what runs where they
 * cannot. It needs no browser. `float64` is for measuring the drift of float32 and stays out of the report.
 */
export function createCpuEngine(precision: Precision = 'float32'): Engine {
  return {
    report: { id: 'cpu', renderer: 'typed arrays', software: true, float: 32 },
    createTrainer: (experiments, context) => Promise.resolve(new CpuTrainer(experiments, context, precision)),
  };
}
