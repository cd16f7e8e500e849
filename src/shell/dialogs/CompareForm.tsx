import { theLab } from '../../store/theLab.ts';
import { useState } from 'react';
import { alsoDiffering, differencesText, type Difference } from '../../core/comparison/differences.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { fieldOf, PROPERTIES, type Property } from '../../core/experiment/settings/fields.ts';
import { experimentsOf, type Shown } from '../../core/shown/shown.ts';
import { broughtAlong, MAX_SEEDS, studyPoints } from '../../core/study/study.ts';
import { isSweepAxis, SWEEP_AXES, sweptKey, type SweepAxisId } from '../../core/study/sweepAxes.ts';
import { Checkboxes } from '../../ui/controls/Checkboxes.tsx';
import { Segmented } from '../../ui/controls/Segmented.tsx';
import { readWish, type Wish } from '../model/shown/readForm.ts';
import { optionsOf, suggestedValues, SUGGESTED_SWEEPS } from '../model/shown/suggestedValues.ts';
import { ActionButton } from '../../ui/controls/ActionButton.tsx';
import { SelectEntry } from '../../ui/controls/SelectEntry.tsx';
import { useShell } from '../model/shellState.ts';
import { inPhase } from '../model/address/linkSync.ts';
import styles from './CompareForm.module.css';
import dialogStyles from '../../ui/controls/PageDialog.module.css';
import { TextRow } from './TextRow.tsx';

const KINDS = [
  { id: 'values', label: 'Values of a setting' },
  { id: 'seeds', label: 'Many seeds' },
  { id: 'sweep', label: 'Sweep' },
] as const;
const SETTINGS = PROPERTIES.map((property) => ({ id: property, label: fieldOf(property).label }));
const AXES = Object.keys(SWEEP_AXES).filter(isSweepAxis).map((id) => ({ id, label: SWEEP_AXES[id].label }));

/** What locked keys leave to compare. */
function leftBy(lock: readonly string[]): { readonly kinds: readonly (typeof KINDS)[number][]; readonly settings: typeof SETTINGS; readonly axes: typeof AXES } {
  const isOpen = (...keys: readonly string[]): boolean => !keys.some((key) => lock.includes(key));
  const settings = SETTINGS.filter(({ id }) => isOpen(fieldOf(id).key));
  const axes = AXES.filter(({ id }) => isOpen(sweptKey(id)));
  const isLeft = { values: isOpen('compare') && settings.length > 0, seeds: isOpen('seed', 'seeds'), sweep: isOpen('seed', 'seeds', 'sweep') && axes.length > 0 };
  return { kinds: KINDS.filter(({ id }) => isLeft[id]), settings, axes };
}

/** An id where it is among the options, else that of the first. */
function idAmong<Id extends string>(options: readonly { readonly id: Id }[], wanted: Id): Id {
  return options.some(({ id }) => id === wanted) ? wanted : (options[0]?.id ?? wanted);
}

/** What to compare: values of a setting side by side, many seeds, or a sweep. */
export function CompareForm({ experiment, onClose }: { readonly experiment: Experiment; readonly onClose: () => void }) {
  const { kinds, settings, axes } = leftBy(useShell(({ limits }) => limits.lock) ?? []);
  const [kind, setKind] = useState<Wish['kind']>(kinds[0]?.id ?? 'values');
  const [property, setProperty] = useState<Property>(idAmong(settings, 'initializer'));
  const [values, setValues] = useState(() => suggestedValues(property, experiment).join(' | '));
  const [seeds, setSeeds] = useState('64');
  const [axis, setAxis] = useState<SweepAxisId>(idAmong(axes, 'depth'));
  const [swept, setSwept] = useState(SUGGESTED_SWEEPS[axis]);
  const [problem, setProblem] = useState<string | null>(null);

  function open(): void {
    const wish: Wish = kind === 'values' ? { kind, property, values } : kind === 'seeds' ? { kind, seeds } : { kind, axis, values: swept, seeds };
    const read = readWish(wish, experiment);
    if ('problem' in read) {
      setProblem(read.problem);
      return;
    }
    inPhase('committed', () => theLab().open(read.shown));
    onClose();
  }

  if (kinds.length === 0) {
    return (
      <div className={styles['form']}>
        <p>Every comparison changes a setting that is locked here.</p>
        <div className={dialogStyles['actions']}>
          <ActionButton onPress={onClose}>Close</ActionButton>
        </div>
      </div>
    );
  }
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        open();
      }}
    >
      <Segmented
        label="Kind of comparison"
        options={kinds}
        value={kind}
        onChange={(chosen) => {
          setKind(chosen);
          setProblem(null);
        }}
      />
      {kind === 'values' && (
        <>
          <p>One setting differs, all others are equal, but for what its values bring along. The runs train together and every panel shows them side by side.</p>
          <SelectEntry
            label="Setting"
            options={settings}
            value={property}
            onChange={(chosen) => {
              setProperty(chosen);
              setValues(suggestedValues(chosen, experiment).join(' | '));
            }}
          />
          <TextRow label="Values" help="2 to 8, separated by |, as the link writes them." value={values} onChange={setValues} />
          <Options property={property} values={values} onChange={setValues} />
          <BroughtAlong wish={{ kind, property, values }} experiment={experiment} />
        </>
      )}
      {kind === 'seeds' && <p>The experiment with many seeds at once: how often does it die?</p>}
      {kind === 'sweep' && (
        <>
          <p>Many seeds at each value of one setting: how the share of networks that die depends on it.</p>
          <SelectEntry
            label="Along"
            options={axes}
            value={axis}
            onChange={(chosen) => {
              setAxis(chosen);
              setSwept(SUGGESTED_SWEEPS[chosen]);
            }}
          />
          <TextRow label="Values" help="2 to 24, separated by |, or a range of whole numbers like 1..20." value={swept} onChange={setSwept} />
        </>
      )}
      {kind === 'sweep' && <BroughtAlong wish={{ kind, axis, values: swept, seeds: '2' }} experiment={experiment} />}
      {kind !== 'values' && <TextRow label="Seeds" help={`2 to ${MAX_SEEDS}, counted up from the experiment’s own.`} value={seeds} onChange={setSeeds} />}
      {problem !== null && (
        <p role="alert" className={styles['problem']}>
          {problem}
        </p>
      )}
      <div className={dialogStyles['actions']}>
        <ActionButton onPress={onClose}>Cancel</ActionButton>
        <ActionButton look="primary" type="submit">
          Show them
        </ActionButton>
      </div>
    </form>
  );
}

/** The other settings in which the networks would differ. Nothing where there are none, or nothing to compare yet. */
function BroughtAlong({ wish, experiment }: { readonly wish: Wish; readonly experiment: Experiment }) {
  const read = readWish(wish, experiment);
  const words = 'shown' in read ? differencesText(differencesIn(read.shown)) : '';
  return words === '' ? null : <p>{`These values bring along: ${words}.`}</p>;
}

function differencesIn(shown: Shown): readonly Difference[] {
  if (shown.kind === 'comparison') return alsoDiffering(experimentsOf(shown), shown.comparison.key);
  return shown.kind === 'study' ? broughtAlong(studyPoints(shown.experiment, shown.study), shown.study.sweep) : [];
}

interface OptionsProps {
  readonly property: Property;
  readonly values: string;
  readonly onChange: (values: string) => void;
}

/** The ids of a setting as toggles that put them among the values or take them out. */
function Options({ property, values, onChange }: OptionsProps) {
  const options = optionsOf(property);
  if (options.length === 0) return null;
  const chosen = values.split('|').flatMap((value) => (value.trim() === '' ? [] : [value.trim()]));
  return <Checkboxes label="Choose values" options={options} chosen={chosen} onChange={(all) => onChange(all.join(' | '))} />;
}
