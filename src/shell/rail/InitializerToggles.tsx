import type { Experiment } from '../../core/experiment/experiment.ts';
import { FIELDS } from '../../core/experiment/fields.ts';
import { INITIALIZERS } from '../../core/vocabulary/initializers.ts';
import { ToggleGroup } from '../controls/ToggleGroup.tsx';
import { editExperiment } from '../link/editExperiment.ts';
import { agreed } from './agreed.ts';
import { defaultChoice, sameChoice } from './defaultChoice.ts';
import { InitializerDensity } from './InitializerDensity.tsx';
import { ParameterRows } from './ParameterRows.tsx';

/** Sets the initializer of all hidden layers. */
export function InitializerToggles({ experiment: { initializer, inputs, hidden } }: { readonly experiment: Experiment }) {
  const id = agreed(initializer.map((choice) => choice.id));
  const choice = agreed(initializer, sameChoice);
  const fanOut = hidden[0] ?? 1;
  const toggles = FIELDS.initializer.item.options.map((option) => {
    const shown = option.id === choice?.id ? choice : defaultChoice(INITIALIZERS, option.id);
    return { ...option, picture: <InitializerDensity choice={shown} fanIn={inputs} fanOut={fanOut} /> };
  });
  return (
    <>
      <ToggleGroup
        label={FIELDS.initializer.label}
        help={FIELDS.initializer.help}
        toggles={toggles}
        value={id}
        onChange={(chosen) => editExperiment({ initializer: [defaultChoice(INITIALIZERS, chosen)] })}
      />
      {choice !== null && (
        <ParameterRows
          choice={choice}
          parameters={INITIALIZERS[choice.id].parameters}
          valid={INITIALIZERS[choice.id].valid}
          onChange={(changed, phase) => editExperiment({ initializer: [changed] }, phase)}
        />
      )}
    </>
  );
}
