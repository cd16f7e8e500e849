import { memo } from 'react';
import { changeLayers } from '../../core/experiment/settings/changeExperiment.ts';
import { LAYER_FIELDS } from '../../core/experiment/settings/layerFields.ts';
import { ACTIVATIONS, type ActivationChoice, type ActivationId } from '../../core/vocabulary/activations.ts';
import type { EditPhase } from '../../ui/controls/editPhase.ts';
import { ToggleGroup } from '../../ui/controls/ToggleGroup.tsx';
import { editWith } from '../model/shown/editExperiment.ts';
import { ActivationCurve } from './ActivationCurve.tsx';
import { defaultChoice } from '../../core/vocabulary/choice.ts';
import { useCompared } from '../model/shown/compared.ts';
import { Lockable } from './LockedRow.tsx';
import { ParameterRows } from './ParameterRows.tsx';

interface ActivationTogglesProps {
  /** The activation of all hidden layers; null where they differ. */
  readonly choice: ActivationChoice | null;
  /** Its id; null where they differ in that. */
  readonly id: ActivationId | null;
}

/** Sets the activation of all hidden layers. */
export const ActivationToggles = memo(function ActivationToggles({ choice, id }: ActivationTogglesProps) {
  const compared = useCompared(LAYER_FIELDS.activation);
  const { key, label, help, options, format } = LAYER_FIELDS.activation;
  const edit = (changed: ActivationChoice, phase?: EditPhase): void => editWith((experiment) => changeLayers(experiment, { activation: changed }), phase);
  const toggles = options.map((option) => ({
    ...option,
    picture: <ActivationCurve choice={option.id === choice?.id ? choice : defaultChoice(ACTIVATIONS, option.id)} />,
  }));
  return (
    <Lockable name={key} label={label} value={choice === null ? 'differs' : format(choice)}>
      <ToggleGroup label={label} help={help} toggles={toggles} value={id} alsoOn={compared} onChange={(chosen) => edit(defaultChoice(ACTIVATIONS, chosen))} />
      {choice !== null && (
        <ParameterRows
          choice={choice}
          parameters={ACTIVATIONS[choice.id].parameters}
          onChange={edit}
        />
      )}
    </Lockable>
  );
});
