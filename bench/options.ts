/** The parts of the bench, in the order in which they run. */
export const SECTIONS = ['steps', 'replicas', 'article', 'page', 'smooth', 'seeds', 'treatments', 'export'] as const;
export type Section = (typeof SECTIONS)[number];

export interface BenchOptions {
  readonly sections: ReadonlySet<Section>;
  /** Short windows, one round: to see that everything runs, not to be quoted. */
  readonly quick: boolean;
  /** Least milliseconds of one measurement of step time. */
  readonly window: number;
  /** Measurements of which the median is taken. */
  readonly rounds: number;
  /** Epochs of the article. */
  readonly articleEpochs: number;
  /** Milliseconds for which the page is watched while it trains. */
  readonly watch: number;
  /** Epochs of the runs that are exported. */
  readonly exportedEpochs: number;
  /** Where a second copy of the JSON goes. */
  readonly out: string | null;
}

/** Reads `--only=steps,page --quick --out=FILE`. Throws an `Error` that says what is allowed. */
export function readOptions(args: readonly string[]): BenchOptions {
  let sections: readonly Section[] = SECTIONS;
  let quick = false;
  let out: string | null = null;
  for (const arg of args) {
    const [name, value = ''] = arg.split(/=(.*)/s);
    if (name === '--only') sections = value.split(',').map(readSection);
    else if (name === '--quick') quick = true;
    else if (name === '--out' && value !== '') out = value;
    else throw new Error(`There is no option "${arg}". Options: --only=${SECTIONS.join(',')} --quick --out=FILE`);
  }
  const size = quick ? { window: 100, rounds: 1, articleEpochs: 2, watch: 3000, exportedEpochs: 3 } : { window: 600, rounds: 3, articleEpochs: 25, watch: 10_000, exportedEpochs: 200 };
  return { sections: new Set(sections), quick, out, ...size };
}

function readSection(text: string): Section {
  const section = SECTIONS.find((each) => each === text);
  if (section === undefined) throw new Error(`The bench has no part "${text}". Parts: ${SECTIONS.join(', ')}`);
  return section;
}
