import { useLayoutEffect } from 'react';
import { VerdictLine } from '../../panels/diagnosis/VerdictLine.tsx';
import { StudyVerdict } from '../../panels/study/StudyVerdict.tsx';
import { namingOf } from '../../store/naming.ts';
import { theLab, useLab } from '../../store/theLab.ts';
import { BirthNotice } from '../centre/BirthNotice.tsx';
import { EngineNotice } from '../centre/EngineNotice.tsx';
import { Notices } from '../centre/Notices.tsx';
import { Covered } from '../lesson/Covered.tsx';
import { LessonFrame } from '../lesson/LessonFrame.tsx';
import { LESSON_PAGES, ONE_UNIT, placeOf } from '../model/chapters/lessonPages.ts';
import { useLessonPage } from '../model/lesson/openLesson.ts';
import { useIsCovered } from '../model/lesson/useRevealed.ts';
import { useShell } from '../model/shellState.ts';
import { stagedIndex } from '../model/stage/stage.ts';
import { MenusAndDialogs } from '../pieces/MenusAndDialogs.tsx';
import { PartBoundary } from '../pieces/boundaries.tsx';
import { lazyPiece, PlainFrame } from '../pieces/lazyPiece.tsx';
import styles from './Stage.module.css';
import { StageBar } from './StageBar.tsx';
import { StagedRun, StagedStudy } from './StagePanels.tsx';
import { useStageScale } from './useStageScale.ts';

/** Loaded, with the chapters and their judges, when a lesson is opened. */
const LessonStrip = lazyPiece('The lesson', async () => (await import('../lesson/LessonStrip.tsx')).LessonStrip, LessonFrame);
/** Loaded when the first chapter is opened. */
const OneUnitPage = lazyPiece(ONE_UNIT.title, async () => (await import('../lesson/oneUnit/OneUnitPage.tsx')).OneUnitPage, PlainFrame);

/** The page on a projector: what the chapter is, one sentence, and one to three panels as large as the screen allows, under one thin bar. */
export function Stage() {
  useStageScale();
  useLayoutEffect(() => theLab().setEnlarged(null), []);
  const page = useLessonPage();
  const hasStudy = useLab((state) => state.shown?.kind === 'study');
  const isCovered = useIsCovered(page?.lesson ?? null);
  return (
    <>
      <StageBar />
      <main id="centre" tabIndex={-1} className={styles['stage']}>
        <Notices />
        <MenusAndDialogs />
        <EngineNotice />
        <BirthNotice />
        {page?.lesson === null ? (
          <PartBoundary name="This chapter">
            <OneUnitPage />
          </PartBoundary>
        ) : (
          <>
            <Words isCovered={isCovered} />
            <div className={styles['chapter']} data-lesson={page !== null || undefined}>
              {page !== null && (
                <PartBoundary key={page.id} name="The lesson">
                  <LessonStrip page={page} isStaged />
                </PartBoundary>
              )}
              {isCovered ? <Covered /> : hasStudy ? <StagedStudy /> : <StagedRun />}
            </div>
          </>
        )}
      </main>
    </>
  );
}

/** The chapter and the run, and what became of what is shown in one sentence. */
function Words({ isCovered }: { readonly isCovered: boolean }) {
  const page = useLessonPage();
  const hasStudy = useLab((state) => state.shown?.kind === 'study');
  const runs = useLab((state) => state.sideBySide);
  const staged = useShell((state) => state.staged);
  const run = useLab((state) => namingOf(state).names[stagedIndex(state, staged)] ?? '');
  const chapter = page === null ? '' : `${placeOf(page.id) + 1} of ${LESSON_PAGES.length} · ${page.title}`;
  const place = runs.length > 1 ? `Run ${Math.min(staged, runs.length - 1) + 1} of ${runs.length}: ${run}` : '';
  return (
    <div className={styles['words']}>
      {(chapter !== '' || place !== '') && (
        <p className={styles['place']}>
          {chapter !== '' && <span>{chapter}</span>}
          {place !== '' && <span className={styles['run']}>{place}</span>}
        </p>
      )}
      {!isCovered && <PartBoundary name="The verdict">{hasStudy ? <StudyVerdict /> : <VerdictLine runs={runs} />}</PartBoundary>}
    </div>
  );
}
