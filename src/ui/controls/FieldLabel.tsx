import { Label } from 'react-aria-components/Label';
import { classes } from '../classes.ts';
import styles from './FieldLabel.module.css';

/** The label of a field. `context` is read before it and not shown: "Layer 1" before "activation". `note` stands below it: "4 compared". */
export function FieldLabel({ id, context, label, note }: { readonly id?: string; readonly context?: string | undefined; readonly label: string; readonly note?: string | undefined }) {
  return (
    <Label {...(id === undefined ? {} : { id })} className={classes(styles['label'], context !== undefined && label.length > 1 && styles['continues'])}>
      {context !== undefined && <span className="unseen">{context} </span>}
      {label}
      {note !== undefined && <span className={styles['note']}> {note}</span>}
    </Label>
  );
}
