import type { ReactNode } from 'react';
import { Icon } from '../../ui/icons.tsx';
import { IconButton } from '../../ui/controls/IconToggle.tsx';
import { PopupMenu } from '../../ui/controls/PopupMenu.tsx';
import type { PanelTool } from '../../panels/frame/PanelFrame.tsx';
import { Part } from '../pieces/Part.tsx';
import { canCopyPictures, copyPicture, savePicture } from './pictures.ts';

type Item = 'svg' | 'png' | 'copy';

const SAVED: readonly { readonly id: Item; readonly label: string }[] = [
  { id: 'svg', label: 'Save SVG' },
  { id: 'png', label: 'Save PNG' },
];

function PictureMenu({ id, title }: PanelTool) {
  const items = canCopyPictures() ? [...SAVED, { id: 'copy' as const, label: 'Copy PNG' }] : SAVED;
  return (
    <PopupMenu<Item> label={`Picture of ${title}`} items={items} onAction={(item) => void (item === 'copy' ? copyPicture(id) : savePicture(id, item))}>
      <IconButton label={`Save picture of ${title}`}>
        <Icon name="save" />
      </IconButton>
    </PopupMenu>
  );
}

/** The ways to take a panel's picture away, in its header; absent where a link hides exports. */
export function pictureMenu(panel: PanelTool): ReactNode {
  return (
    <Part id="export">
      <PictureMenu {...panel} />
    </Part>
  );
}
