import type { BenchPages } from './benchPages.ts';
import { millisecondsOf, type Cell } from './cell.ts';
import { BATCH_SIZES, NETWORKS, stepLink } from './networks.ts';
import type { BenchOptions } from './options.ts';
import type { Computer } from './page/api.ts';
import { CELL_BUDGET, seconds, timeCells } from './timeCells.ts';

/** Milliseconds a step of one network and batch size. */
export interface StepTimes {
  readonly network: string;
  readonly batchSize: number;
  readonly modelFit: Cell;
  readonly tfjs: Cell;
  readonly webgl: Cell;
  /** Of 16 and 64 networks trained together, **per network**. */
  readonly webgl16: Cell;
  readonly webgl64: Cell;
  readonly wasm: Cell;
  /** The kernels of `wasm` with nothing around them. */
  readonly kernels: Cell;
  readonly cpu: Cell;
}

const COMPUTERS = ['modelFit', 'tfjs', 'webgl', 'wasm', 'kernels', 'cpu'] as const satisfies readonly Computer[];
const NONE: Cell = { skipped: 'not measured' };

/** Times every network and batch size on every computer. */
export async function measureStepTimes(pages: BenchPages, options: BenchOptions, say: (text: string) => void): Promise<readonly StepTimes[]> {
  const rows: StepTimes[] = [];
  for (const network of NETWORKS) {
    for (const batchSize of BATCH_SIZES) {
      say(`steps: ${network.name}, batch ${batchSize}`);
      const link = stepLink(network, batchSize);
      const [modelFit = NONE, tfjs = NONE, webgl = NONE, wasm = NONE, kernels = NONE, cpu = NONE] = await timeCells(
        pages,
        COMPUTERS.map((computer) => ({ computer, link, replicas: 1 })),
        options,
      );
      const [webgl16, webgl64] = [await timeReplicas(pages, link, 16, webgl, options), await timeReplicas(pages, link, 64, webgl, options)];
      rows.push({ network: network.name, batchSize, modelFit, tfjs, webgl, webgl16, webgl64, wasm, kernels, cpu });
    }
  }
  return rows;
}

/** Milliseconds a step and network of several trained together, unless one alone shows that it takes too long. */
export async function timeReplicas(pages: BenchPages, link: string, replicas: number, one: Cell, options: BenchOptions): Promise<Cell> {
  const expected = millisecondsOf(one) * replicas;
  // Making the networks takes two steps, warming up one.
  if (expected * (options.rounds + 3) > CELL_BUDGET) return { skipped: `${replicas} networks: about ${seconds(expected)} a step` };
  const [cell = NONE] = await timeCells(pages, [{ computer: 'webgl', link, replicas }], options);
  return 'milliseconds' in cell ? { milliseconds: cell.milliseconds / replicas } : cell;
}
