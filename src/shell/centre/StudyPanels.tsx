import { theLab } from '../../store/theLab.ts';
import { PartBoundary } from '../pieces/boundaries.tsx';
import { lazyPiece, PlainFrame } from '../pieces/lazyPiece.tsx';

/** Loaded when a study is first shown. */
const StudyView = lazyPiece('The study', async () => (await import('../../panels/study/StudyView.tsx')).StudyView, PlainFrame);

/** The panels of a study, in place of those of a run. */
export function StudyPanels() {
  return (
    <PartBoundary name="The study">
      <StudyView onRun={() => theLab().start()} />
    </PartBoundary>
  );
}
