import type { Parameter, Choice } from '../../core/vocabulary/choice.ts';
import { writeNumber } from '../../core/vocabulary/numberText.ts';
import { NumberRow } from './NumberRow.tsx';
import { linearStops, signedStops } from '../../ui/controls/stops.ts';
import type { EditPhase } from '../../ui/controls/editPhase.ts';
import { parameterRange } from './fieldRange.ts';

interface ParameterRowsProps<Id extends string> {
  /** Said before each label, not shown: what has the parameters. */
  readonly context?: string;
  readonly choice: Choice<Id>;
  readonly parameters: readonly Parameter[];
  readonly valid?: ((parameters: readonly number[]) => boolean) | undefined;
  readonly onChange: (choice: Choice<Id>, phase: EditPhase) => void;
}

/** The numbers that the chosen activation or initializer takes. */
export function ParameterRows<Id extends string>({ context, choice, parameters, valid, onChange }: ParameterRowsProps<Id>) {
  return parameters.map((parameter, index) => {
    const withValue = (value: number): readonly number[] => choice.parameters.with(index, value);
    const isValid = (value: number): boolean => valid === undefined || valid(withValue(value));
    const stops = parameter.max - parameter.min <= 1 ? linearStops(parameter.min, parameter.max, 0.05) : signedStops(parameter.min, parameter.max);
    return (
      <NumberRow
        key={parameter.name}
        context={context}
        label={parameter.label}
        value={choice.parameters[index] ?? parameter.default}
        range={parameterRange(parameter, isValid, conditionOf(choice, parameters, index))}
        stops={stops.filter(isValid)}
        onChange={(value, phase) => onChange({ id: choice.id, parameters: withValue(value) }, phase)}
      />
    );
  });
}

/** What two parameters in order ask of each other; nothing where there is one. */
function conditionOf(choice: Choice<string>, parameters: readonly Parameter[], index: number): string {
  const other = choice.parameters[1 - index];
  if (parameters.length !== 2 || other === undefined) return '';
  return `, ${index === 0 ? 'below' : 'above'} ${writeNumber(other)}`;
}
