import { theLab, useLab } from '../../store/theLab.ts';
import { ActionButton } from '../../ui/controls/ActionButton.tsx';
import { budgetText, questionText } from '../model/work/workWords.ts';
import { PageDialog } from '../../ui/controls/PageDialog.tsx';
import styles from '../../ui/controls/PageDialog.module.css';

/** Asks before work above the budget starts. */
export function WorkDialog() {
  const question = useLab((state) => state.question);
  return (
    <PageDialog title="This is a lot of work" isOpen={question !== null} onClose={() => theLab().answerQuestion(false)}>
      {question !== null && (
        <>
          <p>
            {questionText(question)} {budgetText()} You can {question.wants === 'trial' ? 'cancel' : 'pause'} at any time.
          </p>
          <div className={styles['actions']}>
            <ActionButton onPress={() => theLab().answerQuestion(false)}>Not now</ActionButton>
            <ActionButton look="primary" onPress={() => theLab().answerQuestion(true)}>
              Run anyway
            </ActionButton>
          </div>
        </>
      )}
    </PageDialog>
  );
}
