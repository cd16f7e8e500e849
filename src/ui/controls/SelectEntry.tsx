import { useId, type ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Text } from 'react-aria-components/Text';
import styles from './SelectEntry.module.css';
import { Chevron } from '../icons.tsx';
import { FieldLabel } from './FieldLabel.tsx';
import { useOverlay } from '../useOverlay.ts';

/** A row of a select's list. */
export interface SelectOption<Id extends string> {
  readonly id: Id;
  readonly label: string;
}

interface SelectEntryProps<Id extends string> {
  /** Said before the label, and not shown: what the label is about. */
  readonly context?: string | undefined;
  readonly label: string;
  /** Stands below the label. */
  readonly note?: string | undefined;
  readonly options: readonly SelectOption<Id>[];
  readonly value: Id;
  readonly help?: string | undefined;
  /** A picture of the chosen value, before its label. */
  readonly icon?: ReactNode;
  readonly onChange: (value: Id) => void;
}

/** Label and select of one choice. Its list is loaded after the page's first picture; until then the button stands alone. */
export function SelectEntry<Id extends string>({ context, label, note, options, value, help, icon, onChange }: SelectEntryProps<Id>) {
  const { parts, button, isOpen, setOpen } = useOverlay();
  const id = useId();
  if (parts === null) {
    return (
      <div className={styles['row']}>
        <FieldLabel id={`${id}label`} context={context} label={label} />
        <Button ref={button} className={styles['button'] ?? ''} aria-haspopup="listbox" aria-labelledby={`${id}value ${id}label`} onPress={() => setOpen(true)}>
          {icon}
          <span id={`${id}value`} className={styles['value']}>
            {options.find((option) => option.id === value)?.label}
          </span>
          <Chevron />
        </Button>
        {help !== undefined && <span className={styles['help']}>{help}</span>}
      </div>
    );
  }
  const { ListBox, ListBoxItem, Popover, Select, SelectValue } = parts;
  return (
    <Select
      isOpen={isOpen}
      onOpenChange={setOpen}
      className={styles['row'] ?? ''}
      value={value}
      onChange={(key) => {
        const chosen = options.find(({ id }) => id === key);
        if (chosen !== undefined && chosen.id !== value) onChange(chosen.id);
      }}
    >
      <FieldLabel context={context} label={label} note={note} />
      <Button ref={button} className={styles['button'] ?? ''}>
        {icon}
        <SelectValue className={styles['value'] ?? ''} />
        <Chevron />
      </Button>
      {help !== undefined && (
        <Text slot="description" className={styles['help'] ?? ''}>
          {help}
        </Text>
      )}
      <Popover className={styles['popover'] ?? ''} placement="bottom end">
        <ListBox className={styles['list'] ?? ''}>
          {options.map((option) => (
            <ListBoxItem key={option.id} id={option.id} textValue={option.label} className={styles['item'] ?? ''}>
              {option.label}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
