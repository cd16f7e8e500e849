import { ActionControl } from '../actions/ActionControl.tsx';
import { ActionMenu } from '../actions/ActionMenu.tsx';
import { EXPORT_MENU } from '../actions/actions.ts';
import { useLessonPage } from '../model/lesson/openLesson.ts';
import { Part } from '../pieces/Part.tsx';
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
      <Part id="lessons">
        <LessonsMenu />
      </Part>
      {page?.lesson !== null && (
        <div className={styles['playback']}>
          <Part id="transport">
            <Transport />
          </Part>
          <Part id="time">
            <EpochScrubber />
          </Part>
          <Counters />
        </div>
      )}
      <div className={styles['tools']}>
        <Part id="settings">
          <ActionControl action="settings" className={styles['settings']} />
        </Part>
        <span className={styles['outputs']}>
          <Part id="share">
            <ActionControl action="share" />
          </Part>
          <Part id="export">
            <ActionMenu label="Export as" actions={EXPORT_MENU} button="Export" />
          </Part>
        </span>
        <Part id="theme">
          <ActionMenu label="Theme" actions={['themeOfSystem', 'lightTheme', 'darkTheme']} button="Theme" icon="theme" />
        </Part>
        <Part id="projector">
          <ActionControl action="projector" iconOnly className={styles['projector']} />
        </Part>
        <Part id="help">
          <ActionControl action="help" iconOnly />
        </Part>
      </div>
    </header>
  );
}
