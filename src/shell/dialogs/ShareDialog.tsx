import { useEffect } from 'react';
import { firstPicture } from '../../panels/frame/firstPicture.ts';
import { PageDialog } from '../../ui/controls/PageDialog.tsx';
import { changeShell, useShell } from '../model/shellState.ts';
import { lazyPiece, PlainFrame } from '../pieces/lazyPiece.tsx';

/** Loaded after the first picture, so that the dialog opens with it. */
const ShareForm = lazyPiece('Share', async () => (await import('./ShareForm.tsx')).ShareForm, PlainFrame);

/** Gives the link of what is shown, as text, as a QR code and as a frame for another page. */
export function ShareDialog() {
  const isOpen = useShell((state) => state.shareOpen);
  useEffect(() => {
    void firstPicture().then(ShareForm.loadAhead);
  }, []);
  return (
    <PageDialog title="Share" isOpen={isOpen} onClose={close}>
      {isOpen && <ShareForm onClose={close} />}
    </PageDialog>
  );
}

function close(): void {
  changeShell({ shareOpen: false });
}
