import { memo } from 'react';
import { FIELDS } from '../../core/experiment/fields.ts';
import { ACTIVATIONS } from '../../core/vocabulary/activations.ts';
import { ToggleGroup } from '../../ui/ToggleGroup.tsx';
import { editExperiment } from '../model/shown/editExperiment.ts';
import { ActivationCurve } from './ActivationCurve.tsx';
import { agreed } from './agreed.ts';
import { defaultChoice, sameChoice } from './defaultChoice.ts';
import { ParameterRows } from './ParameterRows.tsx';

interface ActivationTogglesProps {
  /** The activations of all hidden layers as the link writes them, so that other changes leave the toggles alone. */
  readonly written: string;
  readonly layers: number;
}

/** Sets the activation of all hidden layers. */
export const ActivationToggles = memo(function ActivationToggles({ written, layers }: ActivationTogglesProps) {
  const { label, help, item, parse } = FIELDS.activation;
  const activation = parse(written, layers) ?? [];
  const id = agreed(activation.map((choice) => choice.id));
  const choice = agreed(activation, sameChoice);
  const toggles = item.options.map((option) => ({
    ...option,
    picture: <ActivationCurve choice={option.id === choice?.id ? choice : defaultChoice(ACTIVATIONS, option.id)} />,
  }));
  return (
    <>
      <ToggleGroup label={label} help={help} toggles={toggles} value={id} onChange={(chosen) => editExperiment({ activation: [defaultChoice(ACTIVATIONS, chosen)] })} />
      {choice !== null && (
        <ParameterRows
          choice={choice}
          parameters={ACTIVATIONS[choice.id].parameters}
          onChange={(changed, phase) => editExperiment({ activation: [changed] }, phase)}
        />
      )}
    </>
  );
});
