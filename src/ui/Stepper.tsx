import { Button } from 'react-aria-components/Button';
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
        <svg viewBox="0 0 12 12" aria-hidden="true">
          <path d="M2.5 6h7" />
        </svg>
      </Button>
      <Button slot={null} className={styles['button'] ?? ''} aria-label={`Raise ${label}`} onPress={() => onStep(1)}>
        <svg viewBox="0 0 12 12" aria-hidden="true">
          <path d="M2.5 6h7M6 2.5v7" />
        </svg>
      </Button>
    </span>
  );
}
