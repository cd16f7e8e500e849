import type { NetworkLayout } from '../../../core/experiment/layout.ts';
import type { FusedContext } from '../passes/fusedContext.ts';
import { preparePasses, type Pass, type PassList } from '../passes/pass.ts';
import { firstTexelOf } from './rowOrder.ts';
import { createStepQueue } from '../../gl/stepQueue.ts';

/** Rows that can be gone through; the probe's are the first of the training rows. */
export type RowRange = 'train' | 'validation' | 'probe';

/** Multiply-adds of one chunk, some 10 ms on a software GPU. */
const CHUNK_WORK = 2e7;

/** Which networks go through which rows, and how. */
export interface RowChunksOptions {
  readonly layout: NetworkLayout;
  /** Networks at once. */
  readonly together: number;
  readonly rows: number;
  readonly trainRows: number;
  /** Largest batch that the passes can take. */
  readonly probeRows: number;
  /** The draws from the parameters to `head` on so many rows. */
  readonly forward: (rows: number) => PassList;
  /** Called after each chunk with the share of the range that has been issued. */
  readonly pause: (share: number) => Promise<void>;
}

/** Takes all rows of a range through networks, in chunks. */
export interface RowChunks {
  rowsOf(range: RowRange): number;
  chunksOf(range: RowRange): number;
  /** `after` gives the draws that follow the forward draws of a chunk. Keeps the queue short. */
  through(range: RowRange, after: (chunk: number) => readonly Pass[]): Promise<void>;
}

/** Makes what takes rows through networks, in chunks as large as `CHUNK_WORK` and the probe allow. */
export function createRowChunks({ webgl, runner, use }: FusedContext, options: RowChunksOptions): RowChunks {
  const { layout, together, rows, trainRows, probeRows, pause } = options;
  const chunkRows = 4 * Math.max(1, Math.floor(Math.min(probeRows, CHUNK_WORK / (layout.parameterCount * together)) / 4));
  const forward = options.forward(chunkRows);
  const rowsOf = (range: RowRange): number => ({ train: trainRows, validation: rows - trainRows, probe: probeRows })[range];
  const chunksOf = (range: RowRange): number => Math.ceil(rowsOf(range) / chunkRows);
  return {
    rowsOf,
    chunksOf,
    async through(range, after) {
      const queue = createStepQueue(webgl);
      const rates = new Float32Array(2);
      for (let chunk = 0; chunk < chunksOf(range); chunk++) {
        const batch = Int32Array.of(0, firstTexelOf(range, trainRows) + (chunk * chunkRows) / 4, Math.min(chunkRows, rowsOf(range) - chunk * chunkRows), 0);
        use(() => runner.run([...forward, ...preparePasses(after(chunk))], { batch, rates }));
        await queue.groupIssued(1);
        await pause((chunk + 1) / chunksOf(range));
      }
    },
  };
}
