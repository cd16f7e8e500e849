import { Button, type ButtonProps } from 'react-aria-components/Button';
import styles from './ActionButton.module.css';
import { classes } from '../classes.ts';

interface ActionButtonProps extends Omit<ButtonProps, 'className' | 'style'> {
  /**
   * `primary` is for the one thing to do next; `quiet` has no border; `small` stands among a panel's words; `text` is
   * underlined in a line of text; `plain` is the default.
   */
  readonly look?: 'primary' | 'plain' | 'quiet' | 'small' | 'text';
  /** A square button that holds an icon only; it needs an `aria-label`. */
  readonly square?: boolean;
  readonly className?: string | undefined;
}

/** A button in the page's look. */
export function ActionButton({ look = 'plain', square = false, className, ...rest }: ActionButtonProps) {
  return <Button {...rest} className={classes(look !== 'text' && look !== 'small' && styles['button'], styles[look], square && styles['square'], className)} />;
}
