/** The networks of the table, by their hidden layers. */
export const NETWORKS = [
  { name: '4-8-1', hidden: '8' },
  { name: '4-64-1', hidden: '64' },
  { name: '4-64-64-64-1', hidden: '64,64,64' },
  { name: '4-256×10-1', hidden: Array.from({ length: 10 }, () => 256).join(',') },
] as const satisfies readonly Network[];

export const BATCH_SIZES = [32, 512] as const;

export interface Network {
  readonly name: string;
  /** As the link writes it. */
  readonly hidden: string;
}

/**
 * The experiment whose steps are timed, as a link: 14,000 training rows, learnable labels and kernels with which units
 * stay alive, so that no engine gains by skipping dead ones.
 */
export function stepLink({ hidden }: Network, batchSize: number): string {
  return `data=symmetric-box&labels=sum&rows=20000&hidden=${hidden}&initializer=he_normal&batch=${batchSize}`;
}

/** Ten layers of 256 units, learnable, in epochs of 44 steps, so that pictures come often. */
export const LARGEST_LINK = `data=symmetric-box&labels=sum&rows=2000&hidden=${NETWORKS[3].hidden}&initializer=he_normal&epochs=1000`;

/** Eight runs side by side of 20 layers of 64 units, on 100 training rows, so that much is recorded of little training. */
export const EIGHT_RUNS = `rows=1000&split=0.1&batch=8192&hidden=${Array(20).fill(64).join(',')}&initializer=he_normal&engine=cpu&compare=lr:0.0001|0.0002|0.0005|0.001|0.002|0.005|0.01|0.02`;

/** The quick variant of the article's first experiment. */
export const QUICK_LINK = 'rows=20000&batch=256&lr=0.01';
