import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { BenchOptions } from './options.ts';

/** Milliseconds a step of PyTorch by network, batch 32, or why there are none. */
export type TorchTimes = { readonly milliseconds: Readonly<Record<string, number>> } | { readonly skipped: string };

/** Asks the `python3` of this machine, which need not have PyTorch. */
export async function measureTorch({ window }: BenchOptions, say: (text: string) => void): Promise<TorchTimes> {
  say('steps: PyTorch');
  try {
    const { stdout } = await promisify(execFile)('python3', [fileURLToPath(new URL('torchSteps.py', import.meta.url)), String(window / 1000)]);
    const milliseconds: unknown = JSON.parse(stdout);
    return { milliseconds: Object.fromEntries(Object.entries(milliseconds ?? {}).map(([network, time]) => [network, Number(time)])) };
  } catch {
    return { skipped: 'python3 has no PyTorch here' };
  }
}
