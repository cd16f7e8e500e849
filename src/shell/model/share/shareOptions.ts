import type { PartId } from '../../../core/address/page.ts';
import { fieldOf, PROPERTIES } from '../../../core/experiment/settings/fields.ts';

/** Something to choose, by the words that people read. */
interface Option<Id extends string> {
  readonly id: Id;
  readonly label: string;
}

const PARTS = {
  network: 'Network',
  function: 'Function',
  preActivation: 'Pre-activation',
  loss: 'Loss',
  layerOutputs: 'Layer outputs',
  gradients: 'Gradients',
  gradientNorms: 'Gradient norms',
  parameters: 'Kernels and biases',
  diagnosis: 'Diagnosis',
  treatments: 'Treatments',
  slowMotion: 'Slow motion',
  studySweep: 'Sweep',
  studyDead: 'Dead fraction over seeds',
  studyNetworks: 'Networks',
  settings: 'List of settings',
  lessons: 'Lessons',
  transport: 'Run, Step, Reset',
  time: 'Slider of epochs',
  share: 'Share',
  export: 'Export',
  theme: 'Theme',
  projector: 'Projector mode',
  help: 'Help',
  intro: 'Introduction',
  verdict: 'Verdict',
  compare: 'Compare and pin',
  operate: 'Operate',
  instruments: 'More instruments',
} as const satisfies Record<PartId, string>;

function isPart(id: string): id is PartId {
  return id in PARTS;
}

/** What a link can hide. */
export const HIDE_OPTIONS: readonly Option<PartId>[] = Object.keys(PARTS).filter(isPart).map((id) => ({ id, label: PARTS[id] }));

/** What a link can lock. */
export const LOCK_OPTIONS: readonly Option<string>[] = [
  ...PROPERTIES.map((property) => ({ id: fieldOf(property).key, label: fieldOf(property).label })),
  { id: 'compare', label: 'Comparisons' },
  { id: 'seeds', label: 'Many seeds' },
  { id: 'sweep', label: 'Sweeps' },
  { id: 'at', label: 'Operations' },
];

/** The ids of options by their labels. */
export function idsOf<Id extends string>(options: readonly Option<Id>[], labels: readonly string[]): readonly Id[] {
  return options.filter(({ label }) => labels.includes(label)).map(({ id }) => id);
}
