import { ActionControl } from '../actions/ActionControl.tsx';
import { ActionMenu } from '../actions/ActionMenu.tsx';
import { EXPORT_MENU } from '../actions/actions.ts';
import { useLessonPage } from '../model/lesson/openLesson.ts';
import { Counters } from './Counters.tsx';
import { EpochScrubber } from './EpochScrubber.tsx';
import { LessonsMenu } from './LessonsMenu.tsx';
import styles from './TopBar.module.css';
import { Transport } from './Transport.tsx';

/** Name, lessons, transport, time travel, and what one does with a run. The first chapter has nothing to run. */
export function TopBar() {
  const page = useLessonPage();
  return (
    <header className={styles['bar']}>
      <h1 className={styles['name']}>Is ReLU dead?</h1>
      <LessonsMenu />
      {page?.lesson !== null && (
        <div className={styles['playback']}>
          <Transport />
          <EpochScrubber />
          <Counters />
        </div>
      )}
      <div className={styles['tools']}>
        <ActionControl action="settings" className={styles['settings']} />
        <span className={styles['outputs']}>
          <ActionControl action="share" />
          <ActionMenu label="Export as" actions={EXPORT_MENU} button="Export" />
        </span>
        <ActionMenu label="Theme" actions={['themeOfSystem', 'lightTheme', 'darkTheme']} button="Theme" icon="theme" />
        <ActionControl action="projector" iconOnly className={styles['projector']} />
        <ActionControl action="help" iconOnly />
      </div>
    </header>
  );
}
