import { lazy, Suspense } from 'react';
import { requestRun } from '../work/requestRun.ts';

/** Loaded when a study is first shown. */
const StudyView = lazy(async () => ({ default: (await import('../../panels/study/StudyView.tsx')).StudyView }));

/** The panels of a study, in place of those of a run. */
export function StudyPanels() {
  return (
    <Suspense>
      <StudyView onRun={() => requestRun()} />
    </Suspense>
  );
}
