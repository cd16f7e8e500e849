import { Button } from 'react-aria-components/Button';
import { Icon } from '../icons.tsx';
import styles from './Stepper.module.css';

interface StepperProps {
  readonly label: string;
  readonly onStep: (direction: 1 | -1) => void;
}

/** Two buttons that lower and raise a number. */
export function Stepper({ label, onStep }: StepperProps) {
  return (
    <span className={styles['stepper']}>
      <Button slot={null} className={styles['button'] ?? ''} aria-label={`Lower ${label}`} onPress={() => onStep(-1)}>
        <Icon name="minus" />
      </Button>
      <Button slot={null} className={styles['button'] ?? ''} aria-label={`Raise ${label}`} onPress={() => onStep(1)}>
        <Icon name="plus" />
      </Button>
    </span>
  );
}
