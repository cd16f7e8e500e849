import { useLayoutEffect } from 'react';
import { Verdict } from '../panels/diagnosis/Verdict.tsx';
import { StudyVerdict } from '../panels/study/StudyVerdict.tsx';
import { useLab } from '../store/lab.ts';
import { LiveStatus } from './bar/LiveStatus.tsx';
import { ToastLine } from './bar/ToastLine.tsx';
import { TopBar } from './bar/TopBar.tsx';
import { EngineNotice } from './centre/EngineNotice.tsx';
import { Intro } from './centre/Intro.tsx';
import { Notices } from './centre/Notices.tsx';
import { PanelGrid } from './centre/PanelGrid.tsx';
import { RunCards } from './centre/RunCards.tsx';
import { StudyPanels } from './centre/StudyPanels.tsx';
import { Ways } from './centre/Ways.tsx';
import { CompareDialog } from './dialogs/CompareDialog.tsx';
import { HelpDialog } from './dialogs/HelpDialog.tsx';
import { RailDrawer } from './dialogs/RailDrawer.tsx';
import { WorkDialog } from './dialogs/WorkDialog.tsx';
import { startLinkSync } from './link/linkSync.ts';
import './page.css';
import { Rail } from './rail/Rail.tsx';
import styles from './shell.module.css';
import { adoptPageFlags } from './state/pageFlags.ts';
import { useShell } from './state/shellState.ts';
import { useShortcuts } from './state/useShortcuts.ts';

/** The whole page. */
export function Shell() {
  useLayoutEffect(() => {
    adoptPageFlags();
    return startLinkSync();
  }, []);
  useShortcuts();
  const runs = useLab((state) => state.shown);
  const hasStudy = useLab((state) => state.study !== null);
  const present = useShell((state) => state.present);
  return (
    <div className={styles['shell']}>
      <a className={styles['skip']} href="#centre" onClick={skipToCentre}>
        Skip to the panels
      </a>
      <LiveStatus />
      <TopBar />
      {!present && (
        <aside className={styles['rail']} aria-label="Experiment">
          <Rail />
        </aside>
      )}
      <main id="centre" tabIndex={-1} className={styles['centre']}>
        <Notices />
        <EngineNotice />
        <div className={styles['words']}>
          {hasStudy ? <StudyVerdict /> : <Verdict runs={runs} />}
          <Intro />
          <Ways />
        </div>
        {!hasStudy && <RunCards />}
        {hasStudy ? <StudyPanels /> : <PanelGrid />}
      </main>
      <ToastLine />
      <RailDrawer />
      <WorkDialog />
      <HelpDialog />
      <CompareDialog />
    </div>
  );
}

/** The hash holds the experiment, so the skip link moves the focus itself. */
function skipToCentre(event: { readonly preventDefault: () => void }): void {
  event.preventDefault();
  document.getElementById('centre')?.focus();
}
