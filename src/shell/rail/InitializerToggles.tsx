import { memo } from 'react';
import { changeLayers } from '../../core/experiment/settings/changeExperiment.ts';
import { LAYER_FIELDS } from '../../core/experiment/settings/layerFields.ts';
import { INITIALIZERS, type InitializerChoice, type InitializerId } from '../../core/vocabulary/initializers.ts';
import type { EditPhase } from '../../ui/controls/editPhase.ts';
import { ToggleGroup } from '../../ui/controls/ToggleGroup.tsx';
import { editWith } from '../model/shown/editExperiment.ts';
import { defaultChoice } from '../../core/vocabulary/choice.ts';
import { InitializerDensity } from './InitializerDensity.tsx';
import { useCompared } from '../model/shown/compared.ts';
import { Lockable } from './LockedRow.tsx';
import { ParameterRows } from './ParameterRows.tsx';

interface InitializerTogglesProps {
  /** The initializer of all hidden layers; null where they differ. */
  readonly choice: InitializerChoice | null;
  /** Its id; null where they differ in that. */
  readonly id: InitializerId | null;
  /** Fans of the first layer, for the pictures. */
  readonly fanIn: number;
  readonly fanOut: number;
}

/** Sets the initializer of all hidden layers. */
export const InitializerToggles = memo(function InitializerToggles({ choice, id, fanIn, fanOut }: InitializerTogglesProps) {
  const compared = useCompared(LAYER_FIELDS.initializer);
  const { key, label, help, options, format } = LAYER_FIELDS.initializer;
  const edit = (changed: InitializerChoice, phase?: EditPhase): void => editWith((experiment) => changeLayers(experiment, { initializer: changed }), phase);
  const toggles = options.map((option) => {
    const shown = option.id === choice?.id ? choice : defaultChoice(INITIALIZERS, option.id);
    return { ...option, picture: <InitializerDensity choice={shown} fanIn={fanIn} fanOut={fanOut} /> };
  });
  return (
    <Lockable name={key} label={label} value={choice === null ? 'differs' : format(choice)}>
      <ToggleGroup label={label} help={help} toggles={toggles} value={id} alsoOn={compared} onChange={(chosen) => edit(defaultChoice(INITIALIZERS, chosen))} />
      {choice !== null && (
        <ParameterRows
          choice={choice}
          parameters={INITIALIZERS[choice.id].parameters}
          valid={INITIALIZERS[choice.id].valid}
          onChange={edit}
        />
      )}
    </Lockable>
  );
});
