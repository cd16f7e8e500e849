import type { BenchPages } from './benchPages.ts';
import { millisecondsOf } from './cell.ts';
import { NETWORKS, stepLink } from './networks.ts';
import type { BenchOptions } from './options.ts';
import { timeCells } from './timeCells.ts';

/** What a network costs when more of them are trained together, batch 32, milliseconds a step **per network**. */
export interface ReplicaCurve {
  readonly network: string;
  readonly counts: readonly ReplicaCosts[];
  /** Fewest networks of those measured from which on `webgl` costs less than `cpu`; null when it does not. */
  readonly webglWinsFrom: number | null;
}

export interface ReplicaCosts {
  readonly replicas: number;
  readonly webgl: number;
  /** Measured in turn with `webgl`; one network, since `cpu` trains them one after another. */
  readonly cpu: number;
}

const COUNTS = [1, 4, 8, 16, 32, 64, 256];
const COUNTS_QUICK = [1, 16];
const SHOWN = new Set(['4-8-1', '4-64-1']);

export async function measureReplicaCurves(pages: BenchPages, options: BenchOptions, say: (text: string) => void): Promise<readonly ReplicaCurve[]> {
  const curves: ReplicaCurve[] = [];
  for (const network of NETWORKS.filter(({ name }) => SHOWN.has(name))) {
    const link = stepLink(network, 32);
    const counts: ReplicaCosts[] = [];
    for (const replicas of options.quick ? COUNTS_QUICK : COUNTS) {
      say(`replicas: ${replicas} of ${network.name}`);
      const [webgl, cpu] = await timeCells(pages, [{ computer: 'webgl', link, replicas }, { computer: 'cpu', link, replicas: 1 }], options);
      counts.push({ replicas, webgl: millisecondsOf(webgl) / replicas, cpu: millisecondsOf(cpu) });
    }
    const lastLoss = counts.findLastIndex(({ webgl, cpu }) => !(webgl < cpu));
    curves.push({ network: network.name, counts, webglWinsFrom: counts[lastLoss + 1]?.replicas ?? null });
  }
  return curves;
}
