import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextField } from 'react-aria-components/TextField';
import styles from './CompareForm.module.css';

interface TextRowProps {
  readonly label: string;
  readonly help: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A labelled line of text with a word of help. */
export function TextRow({ label, help, value, onChange }: TextRowProps) {
  return (
    <TextField className={styles['row'] ?? ''} value={value} onChange={onChange}>
      <Label>{label}</Label>
      <Input className={styles['input'] ?? ''} autoComplete="off" spellCheck={false} />
      <Text slot="description" className={styles['help'] ?? ''}>
        {help}
      </Text>
    </TextField>
  );
}
