import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import type { Lesson } from '../../lessons/lesson.ts';
import styles from './PredictionStep.module.css';
import { noteProgress } from '../model/lesson/progressState.ts';

interface PredictionStepProps {
  readonly lesson: Lesson;
  /** Id of the chosen option; null for none. */
  readonly prediction: string | null;
  /** Once numbers are seen there is nothing left to predict. */
  readonly isOver: boolean;
}

/** Step 2: what the reader expects. It may be skipped. */
export function PredictionStep({ lesson: { id, prediction: asked }, prediction, isOver }: PredictionStepProps) {
  const chosen = asked.options.find((option) => option.id === prediction);
  if (isOver) {
    return (
      <p className={styles['kept']}>
        {asked.question} <strong>{chosen === undefined ? 'You made no prediction.' : `You predicted: ${chosen.text}.`}</strong>
      </p>
    );
  }
  return (
    <RadioGroup className={styles['step'] ?? ''} value={chosen?.id ?? null} onChange={(chosen) => noteProgress(id, { prediction: chosen })}>
      <Label className={styles['question'] ?? ''}>
        <span className="unseen">Your prediction: </span>
        {asked.question}
      </Label>
      <div className={styles['options']}>
        {asked.options.map((option) => (
          <Radio key={option.id} value={option.id} className={styles['option'] ?? ''}>
            <span className={styles['dot']} aria-hidden="true" />
            {option.text}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
