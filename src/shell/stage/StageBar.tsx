import { PANEL_IDS } from '../../core/address/page.ts';
import { useLab } from '../../store/theLab.ts';
import { ActionButton } from '../../ui/controls/ActionButton.tsx';
import { ChoiceMenu } from '../../ui/controls/ChoiceMenu.tsx';
import { ActionControl } from '../actions/ActionControl.tsx';
import { ActionMenu } from '../actions/ActionMenu.tsx';
import { EXPORTS } from '../actions/actions.ts';
import { EpochScrubber } from '../bar/EpochScrubber.tsx';
import { useRunPanels } from '../centre/runPanels.ts';
import { Part } from '../pieces/Part.tsx';
import { lastEpochOf, newestEpochOf } from '../model/activity/epochs.ts';
import { showPanels } from '../model/address/pageFlags.ts';
import { useLessonPage } from '../model/lesson/openLesson.ts';
import { useShell } from '../model/shellState.ts';
import { MOST_STAGED, stagedPanels } from '../model/stage/stage.ts';
import styles from './StageBar.module.css';

/** The projector's one bar: Run or Pause, the epoch shown, the panels, what one does with a run, and the way back. */
export function StageBar() {
  const page = useLessonPage();
  const hasStudy = useLab((state) => state.shown?.kind === 'study');
  return (
    <header className={styles['bar']}>
      <h1 className="unseen">Is ReLU dead?</h1>
      {page?.lesson !== null && (
        <>
          <Part id="transport">
            <ActionControl action="run" look="primary" className={styles['run']} />
          </Part>
          <Part id="time">
            <EpochScrubber />
          </Part>
          <EpochShown />
        </>
      )}
      <span className={styles['tools']}>
        {!hasStudy && page?.lesson !== null && <PanelChoice />}
        <Part id="share">
          <ActionControl action="share" />
        </Part>
        <Part id="export">
          <ActionMenu label="Export as" actions={EXPORTS} button="Export" />
        </Part>
        <ActionControl action="projector" iconOnly />
      </span>
    </header>
  );
}

function EpochShown() {
  const words = useLab((state) => {
    const newest = newestEpochOf(state);
    return newest < 0 ? '' : `Epoch ${Math.min(newest, state.view.epoch ?? newest)} of ${lastEpochOf(state)}`;
  });
  return <span className={styles['epoch']}>{words}</span>;
}

function PanelChoice() {
  const panels = useRunPanels();
  const ids = stagedPanels(useShell((state) => state.raised), useLessonPage());
  return (
    <ChoiceMenu
      label="Panels shown"
      items={panels.map(({ id, title }) => ({ id, label: title }))}
      chosen={ids}
      most={MOST_STAGED}
      onChange={(chosen) => showPanels(PANEL_IDS.filter((id) => chosen.includes(id)))}
    >
      <ActionButton>Panels</ActionButton>
    </ChoiceMenu>
  );
}
