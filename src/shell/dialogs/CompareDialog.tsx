import { useEffect } from 'react';
import { firstPicture } from '../../panels/frame/firstPicture.ts';
import { theLab } from '../../store/theLab.ts';
import { PageDialog } from '../../ui/controls/PageDialog.tsx';
import { changeShell, useShell } from '../model/shellState.ts';
import { lazyPiece, PlainFrame } from '../pieces/lazyPiece.tsx';

/** Loaded after the first picture, so that the dialog opens with it. */
const CompareForm = lazyPiece('Compare', async () => (await import('./CompareForm.tsx')).CompareForm, PlainFrame);

/** Asks what to compare. */
export function CompareDialog() {
  const isOpen = useShell((state) => state.compareOpen);
  const experiment = isOpen ? theLab().getState().shown?.experiment : undefined;
  useEffect(() => {
    void firstPicture().then(CompareForm.loadAhead);
  }, []);
  return (
    <PageDialog title="Compare" isOpen={isOpen} onClose={close}>
      {experiment !== undefined && <CompareForm experiment={experiment} onClose={close} />}
    </PageDialog>
  );
}

function close(): void {
  changeShell({ compareOpen: false });
}
