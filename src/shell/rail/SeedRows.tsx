import type { Experiment } from '../../core/experiment/experiment.ts';
import { FIELDS } from '../../core/experiment/settings/fields.ts';
import { seedsOf } from '../../core/experiment/birth/seeds.ts';
import { NumberEntry } from '../../ui/controls/NumberEntry.tsx';
import { Stepper } from '../../ui/controls/Stepper.tsx';
import { editExperiment } from '../model/shown/editExperiment.ts';
import { useComparedNote } from '../model/shown/compared.ts';
import { rangeOf } from './fieldRange.ts';
import { Lockable } from './LockedRow.tsx';

const SEED = rangeOf(FIELDS.seed);
/** The seeds of single streams, and how many draws they fix. */
const STREAMS = [
  { property: 'dataSeed', stream: 'data' },
  { property: 'kernelSeed', stream: 'kernel' },
  { property: 'shuffleSeed', stream: 'shuffle' },
] as const;

/** The seed that all draws follow. */
export function MainSeed({ experiment }: { readonly experiment: Experiment }) {
  return (
    <SeedRow
      label={FIELDS.seed.label}
      name={FIELDS.seed.key}
      help={FIELDS.seed.help}
      text={SEED.format(experiment.seed)}
      from={experiment.seed}
      onCommit={(seed) => editExperiment({ seed })}
    />
  );
}

/** The seeds of single streams, which follow the main one where they are empty. */
export function StreamSeeds({ experiment }: { readonly experiment: Experiment }) {
  const seeds = seedsOf(experiment);
  return STREAMS.map(({ property, stream }) => (
    <SeedRow
      key={property}
      label={FIELDS[property].label}
      name={FIELDS[property].key}
      help={FIELDS[property].help}
      text={FIELDS[property].format(experiment[property])}
      placeholder={SEED.format(seeds[stream])}
      from={seeds[stream]}
      onCommit={(value) => editExperiment({ [property]: value })}
      onClear={() => editExperiment({ [property]: null })}
    />
  ));
}

interface SeedRowProps {
  readonly label: string;
  /** Key in the link. */
  readonly name: string;
  readonly help: string;
  readonly text: string;
  readonly placeholder?: string;
  readonly from: number;
  readonly onCommit: (seed: number) => void;
  readonly onClear?: (() => void) | undefined;
}

function SeedRow({ label, name, help, text, placeholder = '', from, onCommit, onClear }: SeedRowProps) {
  const note = useComparedNote(name);
  const step = (direction: 1 | -1): void => onCommit(Math.min(FIELDS.seed.max, Math.max(FIELDS.seed.min, from + direction)));
  return (
    <Lockable name={name} label={label} value={text === '' ? placeholder : text}>
      <NumberEntry label={label} note={note} help={help} text={text} placeholder={placeholder} range={SEED} onClear={onClear} onCommit={onCommit} onStep={step}>
        <Stepper label={label} onStep={step} />
      </NumberEntry>
    </Lockable>
  );
}
