import { Checkbox } from 'react-aria-components/Checkbox';
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import styles from './Checkboxes.module.css';

interface CheckboxesProps {
  /** Accessible name of the group. */
  readonly label: string;
  readonly options: readonly string[];
  /** Those chosen, in the order in which they were; what is no option stays among them. */
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Any of a few, all visible. */
export function Checkboxes({ label, options, chosen, onChange }: CheckboxesProps) {
  return (
    <CheckboxGroup aria-label={label} className={styles['group'] ?? ''} value={[...chosen]} onChange={onChange}>
      {options.map((option) => (
        <Checkbox key={option} value={option} className={styles['option'] ?? ''}>
          <span className={styles['box']} />
          {option}
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
}
