import { useLayoutEffect, useSyncExternalStore } from 'react';
import { AskOf, VerdictLine } from '../panels/diagnosis/VerdictLine.tsx';
import { useLab } from '../store/theLab.ts';
import { LiveStatus } from './bar/LiveStatus.tsx';
import { PassingLines } from './bar/PassingLines.tsx';
import { TopBar } from './bar/TopBar.tsx';
import { BirthNotice } from './centre/BirthNotice.tsx';
import { EngineNotice } from './centre/EngineNotice.tsx';
import { Intro } from './centre/Intro.tsx';
import { Notices } from './centre/Notices.tsx';
import { MoreInstruments, useIsAside } from './centre/MoreInstruments.tsx';
import { PanelGrid } from './centre/PanelGrid.tsx';
import { RunCards } from './centre/RunCards.tsx';
import { StudyPanels } from './centre/StudyPanels.tsx';
import { CompareActions } from './centre/CompareActions.tsx';
import { Covered } from './lesson/Covered.tsx';
import { ShareDialog } from './dialogs/ShareDialog.tsx';
import { CompareDialog } from './dialogs/CompareDialog.tsx';
import { OperateDialog } from './dialogs/OperateDialog.tsx';
import { HelpDialog } from './dialogs/HelpDialog.tsx';
import { RailDrawer } from './dialogs/RailDrawer.tsx';
import { WorkDialog } from './dialogs/WorkDialog.tsx';
import { LessonFrame } from './lesson/LessonFrame.tsx';
import { ONE_UNIT, type LessonPage } from './model/chapters/lessonPages.ts';
import { useLessonPage } from './model/lesson/openLesson.ts';
import { useIsCovered } from './model/lesson/useRevealed.ts';
import { followProgress } from './model/lesson/progressState.ts';
import { addressNow } from './model/address/address.ts';
import { isFramed, onAddress } from './model/address/addressBar.ts';
import { limitsKnown } from './model/address/limits.ts';
import { startLinkSync } from './model/address/linkSync.ts';
import '../ui/page.css';
import { lazyPiece, PlainFrame } from './pieces/lazyPiece.tsx';
import { MenusAndDialogs } from './pieces/MenusAndDialogs.tsx';
import { PartBoundary } from './pieces/boundaries.tsx';
import { ToolOfPanels } from '../panels/frame/PanelFrame.tsx';
import { pictureMenu } from './picture/PictureMenu.tsx';
import { Rail } from './rail/Rail.tsx';
import { sentenceOf } from '../panels/frame/Boundary.tsx';
import { followPrinting } from '../ui/printing.ts';
import styles from './Shell.module.css';
import { askBeforeLeaving } from './model/activity/askBeforeLeaving.ts';
import { followEpoch, followTrials } from './model/address/treatLink.ts';
import { followLock } from './model/address/limits.ts';
import { openUnitOf } from './model/address/unitLink.ts';
import { startPageFlags } from './model/address/pageFlags.ts';
import { keepOffline } from './model/offline/keepOffline.ts';
import { followDrops } from './model/open/openFile.ts';
import { playFirstVisit } from './model/activity/firstVisit.ts';
import { changeShell, useIsThere, useShell } from './model/shellState.ts';
import { Part } from './pieces/Part.tsx';
import { useShortcuts } from './actions/useShortcuts.ts';

/** Loaded when many seeds are first shown. */
const StudyVerdict = lazyPiece('The verdict', async () => (await import('../panels/study/StudyVerdict.tsx')).StudyVerdict, PlainFrame);
/** Loaded, with the chapters and their judges, when a lesson is opened. */
const LessonStrip = lazyPiece('The lesson', async () => (await import('./lesson/LessonStrip.tsx')).LessonStrip, LessonFrame);
/** Loaded where the link expects a fingerprint. */
const Reproduction = lazyPiece('What the run is held against', async () => (await import('./centre/Reproduction.tsx')).Reproduction, PlainFrame);
/** Loaded when the first chapter is opened. */
const OneUnitPage = lazyPiece(ONE_UNIT.title, async () => (await import('./lesson/oneUnit/OneUnitPage.tsx')).OneUnitPage, PlainFrame);

/** Loaded when a unit is first opened. */
const UnitPage = lazyPiece('The page of a unit', async () => (await import('../panels/unit/UnitPage.tsx')).UnitPage, PlainFrame);

/** Loaded when it is first asked for. */
const Stage = lazyPiece('Projector mode', async () => (await import('./stage/Stage.tsx')).Stage, PlainFrame);

/** The whole page. */
export function Shell() {
  useLayoutEffect(() => {
    const stops = [startPageFlags(), startLinkSync(), askBeforeLeaving(), followProgress(), followTrials(), followEpoch(), followLock(), followPrinting(), playFirstVisit(), followDrops(), keepOffline(), talkToHost()];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
  useShortcuts();
  const present = useShell((state) => state.present);
  const page = useLessonPage();
  const isEmbedded = useShell(({ limits }) => limits.embed === true);
  const hasRail = useIsThere('settings') && !isEmbedded && page === null;
  const isCovered = useIsCovered(page?.lesson ?? null);
  const hasUnit = useLab((state) => openUnitOf(state) !== null) && page?.lesson !== null && !isCovered && !present;
  const own = page?.lesson?.unit;
  const isOfLesson = useLab((state) => {
    const open = openUnitOf(state);
    return own !== undefined && open?.layer === own.layer && open.unit === own.unit;
  });
  return (
    <div className={styles['shell']} data-wide={!hasRail || undefined} data-unit={hasUnit || undefined} data-staged={present || undefined}>
      <a className={styles['skip']} href="#centre" onClick={skipToCentre}>
        Skip to the panels
      </a>
      <LiveStatus />
      {present ? (
        <PartBoundary name="Projector mode">
          <Stage />
        </PartBoundary>
      ) : (
        <>
          <TopBar />
          {hasRail && (
            <aside className={styles['rail']} aria-label="Experiment">
              <PartBoundary name="The list of settings">
                <Rail />
              </PartBoundary>
            </aside>
          )}
          <main id="centre" tabIndex={-1} className={styles['centre']} data-lesson={page !== null || undefined}>
            <Question />
            <Notices />
            <MenusAndDialogs />
            <EngineNotice />
            {page?.lesson === null ? (
              <PartBoundary name="This chapter">
                <OneUnitPage />
              </PartBoundary>
            ) : (
              <ToolOfPanels value={pictureMenu}>
                <Lab page={page} />
              </ToolOfPanels>
            )}
          </main>
          {hasUnit && (
            <div className={styles['unit']}>
              <PartBoundary name="The page of a unit">
                <UnitPage startsFolded={isOfLesson} />
              </PartBoundary>
            </div>
          )}
        </>
      )}
      <PassingLines />
      <RailDrawer />
      <WorkDialog />
      <HelpDialog />
      <CompareDialog />
      <ShareDialog />
      <OperateDialog />
    </div>
  );
}

/** The lesson that is open, if one is, and the panels. */
function Lab({ page }: { readonly page: LessonPage | null }) {
  const hasStudy = useLab((state) => state.shown?.kind === 'study');
  const isAside = useIsAside();
  const expected = useSyncExternalStore(onAddress, expectedOfAddress);
  const lesson = page?.lesson ?? null;
  const isCovered = useIsCovered(lesson);
  return (
    <>
      <div className={styles['opening']} data-aside={isAside || undefined} data-lesson={lesson !== null || undefined}>
        <BirthNotice />
        {expected !== undefined && !hasStudy && <Reproduction expected={expected} />}
        {page !== null && lesson !== null && (
          <PartBoundary key={page.id} name="The lesson">
            <LessonStrip page={page} />
          </PartBoundary>
        )}
        <div className={styles['shown']}>{isCovered ? <Covered /> : <Shown hasStudy={hasStudy} isLesson={page !== null} />}</div>
      </div>
      {!hasStudy && !isCovered && (
        <Part id="instruments">
          <MoreInstruments />
        </Part>
      )}
    </>
  );
}

/** Fingerprint that the address expects. */
function expectedOfAddress(): string | undefined {
  return addressNow().page.expect;
}

interface ShownProps {
  readonly hasStudy: boolean;
  readonly isLesson: boolean;
}

/** What is said of the networks shown, and their panels. */
function Shown({ hasStudy, isLesson }: ShownProps) {
  const runs = useLab((state) => state.sideBySide);
  return (
    <>
      <div className={styles['words']} data-several={runs.length > 1 || undefined} data-study={hasStudy || undefined}>
        <Part id="verdict">
          <PartBoundary name="The verdict">{hasStudy ? <StudyVerdict /> : <VerdictLine runs={runs} />}</PartBoundary>
        </Part>
        <Part id="intro">{isLesson ? !hasStudy && <AskOf runs={runs} /> : <Intro />}</Part>
        {!isLesson && <CompareActions />}
      </div>
      {!hasStudy && <RunCards />}
      {hasStudy ? <StudyPanels /> : <PanelGrid />}
    </>
  );
}

/** In a frame, talks to the page around it. Returns how to stop. */
function talkToHost(): () => void {
  if (!isFramed()) return () => {};
  let stop: (() => void) | null = null;
  let isOver = false;
  const begin = async (): Promise<void> => {
    const [{ startHostTalk }] = await Promise.all([import('./model/frame/hostTalk.ts'), limitsKnown()]);
    if (!isOver) stop = startHostTalk();
  };
  begin().catch((error: unknown) => changeShell({ toast: { text: `The page around this one cannot talk to it. ${sentenceOf(error)}` } }));
  return () => {
    isOver = true;
    stop?.();
  };
}

/** What the link asks whoever opens it: plain text. */
function Question() {
  const ask = useShell(({ limits }) => limits.ask);
  return (
    ask !== undefined && (
      <p className={styles['question']} dir="auto">
        {ask}
      </p>
    )
  );
}

/** The hash holds the experiment, so the skip link moves the focus itself. */
function skipToCentre(event: { readonly preventDefault: () => void }): void {
  event.preventDefault();
  document.getElementById('centre')?.focus();
}
