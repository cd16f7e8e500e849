import { ActionButton } from '../../ui/ActionButton.tsx';
import { togglePresent } from '../model/address/pageFlags.ts';
import { useLessonPage } from '../model/lesson/useLessonPage.ts';
import { changeShell, useShell } from '../model/shellState.ts';
import { Counters } from './Counters.tsx';
import { EpochScrubber } from './EpochScrubber.tsx';
import { ExportMenu } from './ExportMenu.tsx';
import { LessonsMenu } from './LessonsMenu.tsx';
import { ShareButton } from './ShareButton.tsx';
import { ThemeMenu } from './ThemeMenu.tsx';
import styles from './topBar.module.css';
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
        <ActionButton className={styles['settings']} onPress={() => changeShell({ drawerOpen: true })}>
          Settings
        </ActionButton>
        <span className={styles['outputs']}>
          <ShareButton />
          <ExportMenu />
        </span>
        <ThemeMenu />
        <PresentButton />
        <ActionButton square className={styles['help']} aria-label="Keyboard help" onPress={() => changeShell({ helpOpen: true })}>
          ?
        </ActionButton>
      </div>
    </header>
  );
}

function PresentButton() {
  const present = useShell((state) => state.present);
  return (
    <ActionButton square aria-label={present ? 'Leave projector mode' : 'Projector mode'} onPress={togglePresent}>
      <svg viewBox="0 0 16 16" aria-hidden="true" className={styles['glyph']}>
        <path d="M1.5 2.5h13v8.5h-13zM8 11v2.5M5 13.5h6" />
      </svg>
    </ActionButton>
  );
}
