import { useState, type ReactNode } from 'react';
import type { ActKind } from '../../core/experiment/operation.ts';
import { operationMarks } from '../../core/operations/marks.ts';
import { rowOf } from '../../core/operations/operationTable.ts';
import { epochsBegun } from '../../store/runs/operating.ts';
import type { Run } from '../../store/run.ts';
import { theLab } from '../../store/theLab.ts';
import { ActionButton } from '../../ui/controls/ActionButton.tsx';
import dialogStyles from '../../ui/controls/PageDialog.module.css';
import { SelectEntry } from '../../ui/controls/SelectEntry.tsx';
import { lookedAtOf } from '../model/activity/epochs.ts';
import { operationWished, valueFieldsOf, type OperationWish } from '../model/shown/operationForm.ts';
import { changeShell } from '../model/shellState.ts';
import styles from './CompareForm.module.css';
import { TextRow } from './TextRow.tsx';

interface OperateFormProps {
  readonly kind: ActKind;
  readonly run: Run;
  readonly onClose: () => void;
}

const ALL = 'all';

/** What an operation takes, where it is made and when. */
export function OperateForm({ kind, run, onClose }: OperateFormProps): ReactNode {
  const { help, reach, repeats } = rowOf(kind);
  const { experiment } = run;
  const fields = valueFieldsOf(kind, experiment);
  const [values, setValues] = useState<readonly string[]>(() => fields.map(({ initial }) => initial));
  const [layer, setLayer] = useState<string>(ALL);
  const [unit, setUnit] = useState('');
  const [every, setEvery] = useState('');
  const [after, setAfter] = useState(() => String(lookedAtOf(theLab().getState()) ?? ''));
  const [problem, setProblem] = useState<string | null>(null);
  const begun = epochsBegun(run);
  const isOver = begun >= experiment.epochs;

  function make(): void {
    const wish: OperationWish = { kind, values, layer: layer === ALL ? '' : layer, unit, every, after: after.trim() === '' ? String(epochsBegun(theLab().getState().runs[run.id] ?? run)) : after };
    const read = operationWished(wish, experiment);
    if ('problem' in read) {
      setProblem(isOver && after.trim() === '' ? 'All epochs are trained. Name the epoch after which it is made.' : read.problem);
      return;
    }
    theLab().operateRun(run.id, read.operation);
    changeShell({ toast: { text: `${operationMarks([{ ...experiment, operations: [read.operation] }], read.operation.epoch)[0]?.text ?? ''} Operate undoes it.` } });
    onClose();
  }

  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        make();
      }}
    >
      <p>{help}</p>
      {fields.map((field, index) =>
        field.options.length === 0 ? (
          <TextRow key={field.label} label={field.label} help={field.help} value={values[index] ?? ''} onChange={(value) => setValues(values.with(index, value))} />
        ) : (
          <SelectEntry key={field.label} label={field.label} options={field.options} value={values[index] ?? ''} onChange={(value) => setValues(values.with(index, value))} />
        ),
      )}
      {reach !== 'network' && (
        <SelectEntry
          label="Layer"
          options={[{ id: ALL, label: 'All hidden layers' }, ...experiment.layers.map((_, index) => ({ id: String(index + 1), label: `Layer ${index + 1}` }))]}
          value={layer}
          onChange={setLayer}
        />
      )}
      {reach === 'units' && layer !== ALL && <TextRow label="Unit" help={kind === 'reinit' ? 'Its number, from 1; without one all that are dead.' : 'Its number, from 1; without one all of the layer.'} value={unit} onChange={setUnit} />}
      {repeats === 'may' && <TextRow label="Repeat" help="Every so many epochs; without a number it is made once." value={every} onChange={setEvery} />}
      <TextRow label="After epoch" help={afterHelp(isOver, begun)} value={after} onChange={setAfter} />
      {problem !== null && (
        <p role="alert" className={styles['problem']}>
          {problem}
        </p>
      )}
      <div className={dialogStyles['actions']}>
        <ActionButton onPress={onClose}>Cancel</ActionButton>
        <ActionButton look="primary" type="submit">
          Make it
        </ActionButton>
      </div>
    </form>
  );
}

function afterHelp(isOver: boolean, begun: number): string {
  if (isOver) return 'The run is trained again from birth, with the same numbers up to there.';
  return `0 is birth. Without a number, at the start of the next epoch${begun > 0 ? '; for an earlier one the run is trained again from birth, with the same numbers up to there' : ''}.`;
}
