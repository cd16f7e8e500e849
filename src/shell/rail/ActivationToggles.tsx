import type { Experiment } from '../../core/experiment/experiment.ts';
import { FIELDS } from '../../core/experiment/fields.ts';
import { ACTIVATIONS } from '../../core/vocabulary/activations.ts';
import { ToggleGroup } from '../controls/ToggleGroup.tsx';
import { editExperiment } from '../link/editExperiment.ts';
import { ActivationCurve } from './ActivationCurve.tsx';
import { agreed } from './agreed.ts';
import { defaultChoice, sameChoice } from './defaultChoice.ts';
import { ParameterRows } from './ParameterRows.tsx';

/** Sets the activation of all hidden layers. */
export function ActivationToggles({ experiment: { activation } }: { readonly experiment: Experiment }) {
  const id = agreed(activation.map((choice) => choice.id));
  const choice = agreed(activation, sameChoice);
  const toggles = FIELDS.activation.item.options.map((option) => ({
    ...option,
    picture: <ActivationCurve choice={option.id === choice?.id ? choice : defaultChoice(ACTIVATIONS, option.id)} />,
  }));
  return (
    <>
      <ToggleGroup
        label={FIELDS.activation.label}
        help={FIELDS.activation.help}
        toggles={toggles}
        value={id}
        onChange={(chosen) => editExperiment({ activation: [defaultChoice(ACTIVATIONS, chosen)] })}
      />
      {choice !== null && (
        <ParameterRows
          choice={choice}
          parameters={ACTIVATIONS[choice.id].parameters}
          onChange={(changed, phase) => editExperiment({ activation: [changed] }, phase)}
        />
      )}
    </>
  );
}
