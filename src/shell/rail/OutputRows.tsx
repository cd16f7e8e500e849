import { memo } from 'react';
import { FIELDS } from '../../core/experiment/settings/fields.ts';
import { INITIALIZERS, type InitializerChoice } from '../../core/vocabulary/initializers.ts';
import { SelectEntry } from '../../ui/controls/SelectEntry.tsx';
import { editExperiment } from '../model/shown/editExperiment.ts';
import { defaultChoice } from '../../core/vocabulary/choice.ts';
import { useComparedNote } from '../model/shown/compared.ts';
import { Lockable } from './LockedRow.tsx';
import { ParameterRows } from './ParameterRows.tsx';

/** How the output unit's kernel is drawn. */
export const OutputRows = memo(function OutputRows({ initializer: choice }: { readonly initializer: InitializerChoice }) {
  const { key, label, help, options, format } = FIELDS.outputInitializer;
  const note = useComparedNote(key);
  return (
    <Lockable name={key} label={label} value={format(choice)}>
      <SelectEntry label={label} note={note} help={help} options={options} value={choice.id} onChange={(id) => editExperiment({ outputInitializer: defaultChoice(INITIALIZERS, id) })} />
      <ParameterRows
        context="Output"
        choice={choice}
        parameters={INITIALIZERS[choice.id].parameters}
        valid={INITIALIZERS[choice.id].valid}
        onChange={(changed, phase) => editExperiment({ outputInitializer: changed }, phase)}
      />
    </Lockable>
  );
});
