/** Training rows of the article: 140,000 × 4 inputs and their labels. */
export interface BareRows {
  /** `[rows, 4]`, row-major. */
  readonly inputs: Float32Array;
  /** 0 or 1, `[rows]`. */
  readonly labels: Uint8Array;
}

const INPUTS = 4;
const UNITS = 64;
const BATCH = 32;
const KERNEL = 0;
const BIAS = UNITS * INPUTS;
const OUTPUT_KERNEL = BIAS + UNITS;
const OUTPUT_BIAS = OUTPUT_KERNEL + UNITS;
const PARAMETERS = OUTPUT_BIAS + 1;

/**
 * The article's network and nothing else, as one would write it by hand for speed: 4 inputs, 64 ReLU units, one
 * sigmoid, Adam, batches of 32, one pass over plain typed arrays per row. What the engine is measured against.
 */
export class BareLoop {
  readonly parameters = new Float32Array(PARAMETERS);
  private readonly gradient = new Float64Array(PARAMETERS);
  private readonly mean = new Float32Array(PARAMETERS);
  private readonly square = new Float32Array(PARAMETERS);
  private readonly activations = new Float64Array(UNITS);
  private readonly order: Uint32Array;
  private readonly rows: BareRows;
  private step = 0;
  private lossSum = 0;
  private random = 1;

  constructor(rows: BareRows, parameters: Float32Array) {
    this.rows = rows;
    this.parameters.set(parameters);
    this.order = Uint32Array.from(rows.labels, (_, row) => row);
  }

  /** One epoch: shuffles, then makes an update of each batch. Returns the mean loss. */
  trainEpoch(): number {
    this.shuffle();
    this.lossSum = 0;
    for (let first = 0; first < this.order.length; first += BATCH) this.trainBatch(first, Math.min(BATCH, this.order.length - first));
    return this.lossSum / this.order.length;
  }

  private trainBatch(first: number, count: number): void {
    const { parameters, gradient, activations, order } = this;
    const { inputs, labels } = this.rows;
    gradient.fill(0);
    for (let i = first; i < first + count; i++) {
      const row = order[i] ?? 0;
      const x0 = inputs[4 * row] ?? 0, x1 = inputs[4 * row + 1] ?? 0, x2 = inputs[4 * row + 2] ?? 0, x3 = inputs[4 * row + 3] ?? 0;
      let logit = parameters[OUTPUT_BIAS] ?? 0;
      for (let unit = 0; unit < UNITS; unit++) {
        const k = KERNEL + 4 * unit;
        const z = (parameters[BIAS + unit] ?? 0) + (parameters[k] ?? 0) * x0 + (parameters[k + 1] ?? 0) * x1 + (parameters[k + 2] ?? 0) * x2 + (parameters[k + 3] ?? 0) * x3;
        const a = z > 0 ? z : 0;
        activations[unit] = a;
        logit += (parameters[OUTPUT_KERNEL + unit] ?? 0) * a;
      }
      const label = labels[row] ?? 0;
      const e = Math.exp(-Math.abs(logit));
      const output = (logit < 0 ? e : 1) / (1 + e);
      this.lossSum += Math.max(logit, 0) - logit * label + Math.log1p(e);
      const delta = (output - label) / count;
      gradient[OUTPUT_BIAS] = (gradient[OUTPUT_BIAS] ?? 0) + delta;
      for (let unit = 0; unit < UNITS; unit++) {
        const a = activations[unit] ?? 0;
        if (a <= 0) continue;
        gradient[OUTPUT_KERNEL + unit] = (gradient[OUTPUT_KERNEL + unit] ?? 0) + delta * a;
        const d = delta * (parameters[OUTPUT_KERNEL + unit] ?? 0);
        const k = KERNEL + 4 * unit;
        gradient[k] = (gradient[k] ?? 0) + d * x0;
        gradient[k + 1] = (gradient[k + 1] ?? 0) + d * x1;
        gradient[k + 2] = (gradient[k + 2] ?? 0) + d * x2;
        gradient[k + 3] = (gradient[k + 3] ?? 0) + d * x3;
        gradient[BIAS + unit] = (gradient[BIAS + unit] ?? 0) + d;
      }
    }
    this.update();
  }

  private update(): void {
    const { parameters, gradient, mean, square } = this;
    this.step += 1;
    const rate = (0.001 * Math.sqrt(1 - 0.999 ** this.step)) / (1 - 0.9 ** this.step);
    for (let i = 0; i < PARAMETERS; i++) {
      const g = gradient[i] ?? 0;
      const m = 0.9 * (mean[i] ?? 0) + 0.1 * g;
      const v = 0.999 * (square[i] ?? 0) + 0.001 * g * g;
      mean[i] = m;
      square[i] = v;
      parameters[i] = (parameters[i] ?? 0) - (rate * m) / (Math.sqrt(v) + 1e-7);
    }
  }

  private shuffle(): void {
    const { order } = this;
    for (let i = order.length - 1; i > 0; i--) {
      this.random = (Math.imul(this.random, 1664525) + 1013904223) >>> 0;
      const j = Math.floor((this.random / 2 ** 32) * (i + 1));
      const swapped = order[i] ?? 0;
      order[i] = order[j] ?? 0;
      order[j] = swapped;
    }
  }
}
