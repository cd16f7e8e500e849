import { memo } from 'react';
import { FIELDS } from '../../core/experiment/fields.ts';
import { INITIALIZERS } from '../../core/vocabulary/initializers.ts';
import { ToggleGroup } from '../../ui/ToggleGroup.tsx';
import { editExperiment } from '../model/shown/editExperiment.ts';
import { agreed } from './agreed.ts';
import { defaultChoice, sameChoice } from './defaultChoice.ts';
import { InitializerDensity } from './InitializerDensity.tsx';
import { ParameterRows } from './ParameterRows.tsx';

interface InitializerTogglesProps {
  /** The initializers of all hidden layers as the link writes them, so that other changes leave the toggles alone. */
  readonly written: string;
  readonly layers: number;
  /** Fans of the first layer, for the pictures. */
  readonly fanIn: number;
  readonly fanOut: number;
}

/** Sets the initializer of all hidden layers. */
export const InitializerToggles = memo(function InitializerToggles({ written, layers, fanIn, fanOut }: InitializerTogglesProps) {
  const { label, help, item, parse } = FIELDS.initializer;
  const initializer = parse(written, layers) ?? [];
  const id = agreed(initializer.map((choice) => choice.id));
  const choice = agreed(initializer, sameChoice);
  const toggles = item.options.map((option) => {
    const shown = option.id === choice?.id ? choice : defaultChoice(INITIALIZERS, option.id);
    return { ...option, picture: <InitializerDensity choice={shown} fanIn={fanIn} fanOut={fanOut} /> };
  });
  return (
    <>
      <ToggleGroup label={label} help={help} toggles={toggles} value={id} onChange={(chosen) => editExperiment({ initializer: [defaultChoice(INITIALIZERS, chosen)] })} />
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
});
