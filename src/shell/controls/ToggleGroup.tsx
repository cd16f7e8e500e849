import type { ReactNode } from 'react';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { Text } from 'react-aria-components/Text';
import type { SelectOption } from './SelectEntry.tsx';
import styles from './toggleGroup.module.css';

interface ToggleGroupProps<Id extends string> {
  readonly label: string;
  readonly options: readonly SelectOption<Id>[];
  /** null when the layers differ: then none is selected. */
  readonly value: Id | null;
  readonly help?: string | undefined;
  readonly pictureOf?: (id: Id) => ReactNode;
  readonly onChange: (value: Id) => void;
}

/** One choice of a few, all visible. */
export function ToggleGroup<Id extends string>({ label, options, value, help, pictureOf, onChange }: ToggleGroupProps<Id>) {
  return (
    <RadioGroup
      className={styles['group'] ?? ''}
      orientation="horizontal"
      value={value ?? ''}
      onChange={(chosen) => {
        const option = options.find(({ id }) => id === chosen);
        if (option !== undefined) onChange(option.id);
      }}
    >
      <Label className={styles['label'] ?? ''}>{label}</Label>
      {value === null && <span className={styles['mixed']}>differs by layer</span>}
      {help !== undefined && (
        <Text slot="description" className={styles['help'] ?? ''}>
          {help}
        </Text>
      )}
      <div className={styles['toggles']}>
        {options.map(({ id, label: name }) => (
          <Radio key={id} value={id} className={styles['toggle'] ?? ''}>
            {pictureOf?.(id)}
            <span className={styles['name']}>{name}</span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
