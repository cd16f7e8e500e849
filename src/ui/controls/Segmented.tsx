import { useMemo, type ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import styles from './Segmented.module.css';

/** One of the choices. */
export interface Segment<Id extends string> {
  readonly id: Id;
  readonly label: ReactNode;
  /** Accessible name, where the label does not say enough. */
  readonly name?: string;
}

interface SegmentedProps<Id extends string> {
  /** Accessible name of the group. */
  readonly label: string;
  readonly options: readonly Segment<Id>[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
  /** `joined` buttons; `chips` stand apart, in as many lines as they take. */
  readonly look?: 'joined' | 'chips';
}

/** A choice of one among a few, all visible, in a bar without a label that is seen: a radio group drawn as small buttons. Rendered again only when it changes. */
export function Segmented<Id extends string>({ label, options, value, onChange, look = 'joined' }: SegmentedProps<Id>): ReactNode {
  return useMemo(
    () => (
      <ToggleButtonGroup
        aria-label={label}
        className={styles[look] ?? ''}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[value]}
        onSelectionChange={(keys) => {
          const chosen = options.find((option) => keys.has(option.id));
          if (chosen !== undefined) onChange(chosen.id);
        }}
      >
        {options.map((option) => (
          <ToggleButton key={option.id} id={option.id} className={styles['option'] ?? ''} {...(option.name === undefined ? {} : { 'aria-label': option.name })}>
            {option.label}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    ),
    [label, options, value, onChange, look],
  );
}
