import type { ReactNode } from 'react';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { Text } from 'react-aria-components/Text';
import styles from './ToggleGroup.module.css';

/** One of the toggles. */
export interface Toggle<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly picture: ReactNode;
}

interface ToggleGroupProps<Id extends string> {
  readonly label: string;
  readonly toggles: readonly Toggle<Id>[];
  /** null when the layers differ: then none is selected. */
  readonly value: Id | null;
  readonly help?: string | undefined;
  /** Those in force beside the value, as in runs that are compared. */
  readonly alsoOn: readonly Id[];
  readonly onChange: (value: Id) => void;
}

/** One choice of a few, all visible. */
export function ToggleGroup<Id extends string>({ label, toggles, value, help, alsoOn, onChange }: ToggleGroupProps<Id>) {
  return (
    <RadioGroup
      className={styles['group'] ?? ''}
      orientation="horizontal"
      value={value}
      onChange={(chosen) => {
        const toggle = toggles.find(({ id }) => id === chosen);
        if (toggle !== undefined) onChange(toggle.id);
      }}
    >
      <Label className={styles['label'] ?? ''}>{label}</Label>
      {alsoOn.length > 1 ? <span className={styles['mixed']}>{alsoOn.length} compared</span> : value === null && <span className={styles['mixed']}>differs by layer</span>}
      {help !== undefined && (
        <Text slot="description" className={styles['help'] ?? ''}>
          {help}
        </Text>
      )}
      <div className={styles['toggles']}>
        {toggles.map(({ id, label: name, picture }) => (
          <Radio key={id} value={id} className={styles['toggle'] ?? ''} data-also={alsoOn.includes(id) || undefined}>
            {picture}
            <span className={styles['name']}>
              {name}
              {alsoOn.includes(id) && <span className="unseen">, compared</span>}
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
