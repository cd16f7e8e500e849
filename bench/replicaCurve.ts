import type { BenchPages } from './benchPages.ts';
import { millisecondsOf } from './cell.ts';
import { NETWORKS, stepLink } from './networks.ts';
import type { BenchOptions } from './options.ts';
import { timeReplicas } from './stepTimes.ts';
import { timeCells } from './timeCells.ts';

/** What a network costs when more of them are trained together, batch 32. */
export interface ReplicaCurve {
  readonly network: string;
  /** Milliseconds a step on `cpu`, where networks are trained one after another. */
  readonly cpu: number;
  /** Milliseconds a step **per network** on `webgl`. */
  readonly webgl: readonly { readonly replicas: number; readonly milliseconds: number }[];
  /** Fewest networks of those measured from which on `webgl` costs less per network than `cpu`; null when none does. */
  readonly webglWinsFrom: number | null;
}

const COUNTS = [2, 4, 8, 16, 32, 64, 128, 256];
const COUNTS_QUICK = [4, 16];
const SHOWN = new Set(['4-8-1', '4-64-1']);

export async function measureReplicaCurves(pages: BenchPages, options: BenchOptions, say: (text: string) => void): Promise<readonly ReplicaCurve[]> {
  const curves: ReplicaCurve[] = [];
  for (const network of NETWORKS.filter(({ name }) => SHOWN.has(name))) {
    const link = stepLink(network, 32);
    const [cpu, alone = { skipped: 'not measured' }] = await timeCells(pages, [{ computer: 'cpu', link, replicas: 1 }, { computer: 'webgl', link, replicas: 1 }], options);
    const webgl = [{ replicas: 1, milliseconds: millisecondsOf(alone) }];
    for (const replicas of options.quick ? COUNTS_QUICK : COUNTS) {
      say(`replicas: ${replicas} of ${network.name}`);
      webgl.push({ replicas, milliseconds: millisecondsOf(await timeReplicas(pages, link, replicas, alone, options)) });
    }
    const onCpu = millisecondsOf(cpu);
    const lastLoss = webgl.findLastIndex(({ milliseconds }) => !(milliseconds < onCpu));
    curves.push({ network: network.name, cpu: onCpu, webgl, webglWinsFrom: webgl[lastLoss + 1]?.replicas ?? null });
  }
  return curves;
}
