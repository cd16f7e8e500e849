import { useMemo, type ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import styles from './Segmented.module.css';

interface SegmentedProps<Id extends string> {
  /** Accessible name of the group. */
  readonly label: string;
  readonly options: readonly { readonly id: Id; readonly label: ReactNode }[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
}

/** A choice of one among a few, all visible: a radio group drawn as joined buttons. Rendered again only when it changes. */
export function Segmented<Id extends string>({ label, options, value, onChange }: SegmentedProps<Id>): ReactNode {
  return useMemo(
    () => (
      <ToggleButtonGroup
        aria-label={label}
        className={styles['group'] ?? ''}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[value]}
        onSelectionChange={(keys) => {
          const chosen = options.find((option) => keys.has(option.id));
          if (chosen !== undefined) onChange(chosen.id);
        }}
      >
        {options.map((option) => (
          <ToggleButton key={option.id} id={option.id} className={styles['option'] ?? ''}>
            {option.label}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    ),
    [label, options, value, onChange],
  );
}
