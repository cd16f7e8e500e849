import { firstPicture } from '../../panels/frame/firstPicture.ts';
import { loadOverlays, overlaysWanted } from '../../ui/useOverlay.ts';
import { lazyPiece } from './lazyPiece.tsx';
import type { ReactNode } from 'react';

/** Has what opens over the page loaded after the first picture, or when it is first asked for. Draws nothing but what went wrong. */
export const MenusAndDialogs = lazyPiece('Menus and dialogs', loadLater, Bare, false);

async function loadLater(): Promise<() => null> {
  await Promise.race([firstPicture(), overlaysWanted()]);
  await loadOverlays();
  return () => null;
}

function Bare({ children }: { readonly children: ReactNode }): ReactNode {
  return children;
}
