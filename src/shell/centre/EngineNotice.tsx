import { useState } from 'react';
import { theLab, useLab } from '../../store/theLab.ts';
import { ActionButton } from '../../ui/controls/ActionButton.tsx';
import { classes } from '../../ui/classes.ts';
import { DismissButton } from '../../ui/controls/DismissButton.tsx';
import { engineNotices } from './engineNotices.ts';
import styles from './Notices.module.css';

/** What became of the engine: failures with the ways on, and what was recovered. */
export function EngineNotice() {
  const runs = useLab((state) => state.runs);
  const shown = useLab((state) => state.shown);
  const sideBySide = useLab((state) => state.sideBySide);
  const [dismissed, setDismissed] = useState(0);
  const { failures, canUseCpu, recoveries } = engineNotices({ shown, runs, sideBySide });
  const news = recoveries.filter(({ fault }) => fault > dismissed);
  return (
    <>
      {failures.length > 0 && <Failures texts={failures} canUseCpu={canUseCpu} />}
      {news.length > 0 && (
        <div role="alert" className={classes(styles['notices'], styles['calm'])}>
          <div className={styles['lines']}>
            {news.map(({ fault, text }) => (
              <p key={fault} className={styles['text']}>{text}</p>
            ))}
          </div>
          <DismissButton label="Dismiss" onDismiss={() => setDismissed(Math.max(...news.map(({ fault }) => fault)))} />
        </div>
      )}
    </>
  );
}

function Failures({ texts, canUseCpu }: { readonly texts: readonly string[]; readonly canUseCpu: boolean }) {
  return (
    <div role="alert" className={classes(styles['notices'], styles['severe'])}>
      <div className={styles['lines']}>
        {texts.map((text) => (
          <p key={text} className={styles['text']}>{text}</p>
        ))}
      </div>
      <div className={styles['ways']}>
        <ActionButton onPress={() => theLab().restart(false)}>Restart the engine</ActionButton>
        {canUseCpu && <ActionButton onPress={() => theLab().restart(true)}>Continue on cpu</ActionButton>}
      </div>
    </div>
  );
}
