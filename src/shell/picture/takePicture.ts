import { inLight } from '../../panels/picture/inLight.ts';
import { panelPicture, shownPanels } from '../../panels/picture/panelPicture.ts';
import { pngOf } from '../../panels/picture/png.ts';
import { sheetOf, type Sheet } from '../../panels/picture/sheet.ts';
import { theLab } from '../../store/theLab.ts';
import { fileStem, inFileName } from '../model/export/fileStem.ts';
import { captionOf, shownEpochOf } from './caption.ts';
import { drawAll } from '../../ui/printing.ts';

/** The forms of a picture. */
export type PictureForm = 'svg' | 'png';

/** A picture as a file. */
interface PictureFile {
  readonly name: string;
  readonly content: Blob;
}

/** The picture of a panel, or of all that are shown, as they stand at this moment. */
export async function pictureFile(panel: string | null, form: PictureForm): Promise<PictureFile> {
  const sheet = await takePicture(panel);
  const { shown } = theLab().getState();
  const what = panel === null ? 'panels' : inFileName(sheet.title.toLowerCase());
  const stem = shown === null ? 'dead-relu' : fileStem(shown.experiment);
  const epoch = Math.max(0, shownEpochOf(theLab().getState()));
  return { name: `${stem}-${what}-epoch-${epoch}.${form}`, content: await contentOf(sheet, form) };
}

async function contentOf(sheet: Sheet, form: PictureForm): Promise<Blob> {
  return form === 'png' ? pngOf(sheet) : new Blob([`<?xml version="1.0" encoding="UTF-8"?>\n${sheet.svg}\n`], { type: 'image/svg+xml' });
}

/** Milliseconds for what is drawn only when it is in sight. */
const LONGEST_WAIT = 5_000;

async function takePicture(panel: string | null): Promise<Sheet> {
  const panelsNow = (): readonly HTMLElement[] => shownPanels().filter(({ dataset }) => panel === null || dataset['panel'] === panel);
  const stop = drawAll();
  try {
    await whenDrawn(panelsNow);
    return await inLight(() => sheetNow(panelsNow()));
  } finally {
    stop();
  }
}

/** Pictures that the browser shows until what has come is laid out and painted. */
const FRAMES_TO_PAINT = 3;

/** Resolves once nothing in the panels is still being drawn for the first time. */
async function whenDrawn(panels: () => readonly HTMLElement[]): Promise<void> {
  const begun = performance.now();
  let left = FRAMES_TO_PAINT;
  while (left > 0 && performance.now() - begun < LONGEST_WAIT) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    left = panels().some((panel) => panel.querySelector('[aria-busy="true"]') !== null) ? FRAMES_TO_PAINT : left - 1;
  }
}

function sheetNow(panels: readonly HTMLElement[]): Sheet {
  const state = theLab().getState();
  if (panels.length === 0 || state.shown === null) throw new Error('nothing is drawn');
  return sheetOf(panels.map(panelPicture), captionOf(state, state.shown));
}
