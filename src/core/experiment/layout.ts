import type { ActivationChoice } from '../vocabulary/activations.ts';
import type { Experiment } from './experiment.ts';

/** Where one layer's parameters lie in the flat parameter vector. */
export interface LayerLayout {
  /** 1 for the first hidden layer; the output layer is last. */
  readonly number: number;
  /** Keras's name, `dense_1` … */
  readonly name: string;
  readonly units: number;
  readonly fanIn: number;
  readonly fanOut: number;
  readonly activation: ActivationChoice;
  readonly isOutput: boolean;
  /** Kernel, unit-major `[units, fanIn]`: the incoming weights of a unit are contiguous. */
  readonly kernelStart: number;
  readonly kernelSize: number;
  /** Bias, `[units]`. */
  readonly biasStart: number;
  /** First unit of the layer in a flat list of all units, the output's included. */
  readonly unitStart: number;
}

/** Shapes of a network and the flat vector that holds its parameters: per layer kernel, then bias. */
export interface NetworkLayout {
  readonly inputs: number;
  readonly layers: readonly LayerLayout[];
  readonly parameterCount: number;
  /** All units, the output's one included. */
  readonly unitCount: number;
}

/** Derives the layout of an experiment's network: its hidden layers and one output unit. */
export function layoutOf(experiment: Experiment): NetworkLayout {
  const layers: LayerLayout[] = [];
  let parameterCount = 0;
  let unitCount = 0;
  let fanIn = experiment.inputs;
  const output = { units: 1, activation: { id: experiment.output, parameters: [] } } as const;
  [...experiment.layers, output].forEach(({ units, activation }, index) => {
    const kernelSize = units * fanIn;
    layers.push({
      number: index + 1,
      name: `dense_${index + 1}`,
      units,
      fanIn,
      fanOut: units,
      activation,
      isOutput: index === experiment.layers.length,
      kernelStart: parameterCount,
      kernelSize,
      biasStart: parameterCount + kernelSize,
      unitStart: unitCount,
    });
    parameterCount += kernelSize + units;
    unitCount += units;
    fanIn = units;
  });
  return { inputs: experiment.inputs, layers, parameterCount, unitCount };
}

/** Widths of the hidden layers, from the first to the last. */
export function widthsOf({ layers }: Experiment): readonly number[] {
  return layers.map(({ units }) => units);
}

/** Number of training rows, the first ones. */
export function trainRowsOf(experiment: Experiment): number {
  return Math.round(experiment.rows * experiment.split);
}

/** Updates in one epoch; a last partial batch counts. */
export function stepsPerEpochOf(experiment: Experiment): number {
  return Math.ceil(trainRowsOf(experiment) / experiment.batchSize);
}

/** Rows of the probe: the first 2,048 training rows, or all if fewer. */
export function probeRowsOf(experiment: Experiment): number {
  return Math.min(2048, trainRowsOf(experiment));
}
