import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Text } from 'react-aria-components/Text';
import { TextField } from 'react-aria-components/TextField';
import { FieldLabel } from './FieldLabel.tsx';
import styles from './NumberEntry.module.css';

/** What a field must know of the numbers it takes. A row of the field table is one. */
export interface NumberRange {
  readonly allowed: string;
  readonly parse: (text: string) => number | undefined;
  readonly format: (value: number) => string;
}

interface NumberEntryProps {
  /** Said before the label, and not shown: what the label is about. */
  readonly context?: string | undefined;
  readonly label: string;
  /** Stands below the label. */
  readonly note?: string | undefined;
  /** The value as text; empty when layers differ or when there is none. */
  readonly text: string;
  readonly placeholder?: string;
  readonly range: NumberRange;
  readonly help?: string | undefined;
  /** Whether an emptied field is a value of its own. */
  readonly onClear?: (() => void) | undefined;
  readonly onCommit: (value: number) => void;
  /** The value one step up or down, for the arrow keys. */
  readonly onStep: (direction: 1 | -1) => void;
  /** A slider or stepper, between label and field. */
  readonly children: ReactNode;
}

/** Label, slider or stepper, and field of one number. A refused entry says what is allowed and changes nothing. */
export function NumberEntry({ context, label, note, text, placeholder = '', range, help, onClear, onCommit, onStep, children }: NumberEntryProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [shown, setShown] = useState(text);
  if (shown !== text) {
    setShown(text);
    setDraft(null);
    setRefused(null);
  }

  function commit(): void {
    if (draft === null) return;
    const entered = draft.trim();
    const value = range.parse(entered);
    if (entered === '' && onClear !== undefined) onClear();
    else if (entered !== '' && value !== undefined) onCommit(value);
    else if (entered !== '' || text !== '') {
      setRefused(`${entered === '' ? 'An empty field' : `“${entered}”`} is not ${range.allowed}. ${text === '' ? '' : `Still ${text}.`}`);
      return;
    }
    setDraft(null);
    setRefused(null);
  }

  function handleKey(event: KeyboardEvent): void {
    if (event.key === 'Enter') commit();
    else if (event.key === 'Escape') {
      setDraft(null);
      setRefused(null);
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault();
      onStep(event.key === 'ArrowUp' ? 1 : -1);
    }
  }

  return (
    <TextField
      className={styles['row'] ?? ''}
      value={draft ?? text}
      onChange={setDraft}
      onBlur={commit}
      onKeyDown={handleKey}
      isInvalid={refused !== null}
      validationBehavior="aria"
    >
      <FieldLabel context={context} label={label} note={note} />
      <span className={styles['between']}>{children}</span>
      <Input className={styles['input'] ?? ''} inputMode="decimal" autoComplete="off" spellCheck={false} placeholder={placeholder} />
      {help !== undefined && (
        <Text slot="description" className={styles['help'] ?? ''}>
          {help}
        </Text>
      )}
      <FieldError className={styles['refused'] ?? ''}>{refused}</FieldError>
    </TextField>
  );
}
