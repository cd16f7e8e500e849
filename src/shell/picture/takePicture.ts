import { inLight } from '../../panels/picture/inLight.ts';
import { panelPicture, shownPanels, type PanelPicture } from '../../panels/picture/panelPicture.ts';
import { pngOf } from '../../panels/picture/png.ts';
import { sheetOf, type Caption } from '../../panels/picture/sheet.ts';
import { theLab } from '../../store/theLab.ts';
import { fileStem, inFileName } from '../model/export/fileStem.ts';
import { activityOf } from '../model/activity/activity.ts';
import { newestEpochOf } from '../model/activity/epochs.ts';
import { captionOf, shownEpochOf } from './caption.ts';
import { drawAll } from '../../ui/printing.ts';
import { reportOf } from './report.ts';

/** The forms of a picture; a report is of all panels. */
export type PictureForm = 'svg' | 'png' | 'report';

/** A picture as a file. */
interface PictureFile {
  readonly name: string;
  readonly content: Blob;
}

/** The picture of a panel, or of all that are shown, as they stand at this moment, or a report with them. */
export async function pictureFile(panel: string | null, form: PictureForm): Promise<PictureFile> {
  const { pictures, caption, stem, epoch, report } = await takePictures(panel, form === 'report');
  if (form === 'report') return { name: `${stem}-report-epoch-${epoch}.html`, content: new Blob([report], { type: 'text/html' }) };
  const sheet = sheetOf(pictures, caption);
  const what = panel === null ? 'panels' : inFileName(sheet.title.toLowerCase());
  const content = form === 'png' ? await pngOf(sheet) : new Blob([`<?xml version="1.0" encoding="UTF-8"?>\n${sheet.svg}\n`], { type: 'image/svg+xml' });
  return { name: `${stem}-${what}-epoch-${epoch}.${form}`, content };
}

/** Milliseconds for what is drawn only when it is in sight. */
const LONGEST_WAIT = 5_000;

/** What was taken at one moment. */
interface Taken {
  readonly pictures: readonly PanelPicture[];
  readonly caption: Caption;
  /** What files of the run are called. */
  readonly stem: string;
  readonly epoch: number;
  /** Empty where none was asked for. */
  readonly report: string;
}

async function takePictures(panel: string | null, hasReport: boolean): Promise<Taken> {
  const panelsNow = (): readonly HTMLElement[] => shownPanels().filter(({ dataset }) => panel === null || dataset['panel'] === panel);
  const stop = drawAll();
  const letGo = holdEpoch();
  try {
    await whenDrawn(panelsNow, letGo === null ? FRAMES_TO_PAINT : FRAMES_TO_FOLLOW);
    return await inLight(() => takenNow(panelsNow(), hasReport));
  } finally {
    letGo?.();
    stop();
  }
}

/** Where panels follow a run that trains, has them stand at its newest epoch until what is returned is called: else some are behind others. */
function holdEpoch(): (() => void) | null {
  const state = theLab().getState();
  if (activityOf(state).status !== 'running' || state.playback !== null || state.view.epoch !== null) return null;
  const held = newestEpochOf(state);
  theLab().setEpoch(held);
  return () => {
    if (theLab().getState().view.epoch === held) theLab().setEpoch(null);
  };
}

/** Pictures that the browser shows until what has come is laid out and painted. */
const FRAMES_TO_PAINT = 3;
/** And until all panels, which take turns while a run trains, have come to the epoch that is held. */
const FRAMES_TO_FOLLOW = 60;

/** Resolves once nothing in the panels is still being drawn for the first time. */
async function whenDrawn(panels: () => readonly HTMLElement[], frames: number): Promise<void> {
  const begun = performance.now();
  let left = frames;
  while (left > 0 && performance.now() - begun < LONGEST_WAIT) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    left = panels().some((panel) => panel.querySelector('[aria-busy="true"]') !== null) ? Math.max(left, FRAMES_TO_PAINT) : left - 1;
  }
}

function takenNow(panels: readonly HTMLElement[], hasReport: boolean): Taken {
  const state = theLab().getState();
  const { shown } = state;
  if (panels.length === 0 || shown === null) throw new Error('nothing is drawn');
  const pictures = panels.map(panelPicture);
  const caption = captionOf(state, shown);
  return { pictures, caption, stem: fileStem(shown.experiment), epoch: Math.max(0, shownEpochOf(state)), report: hasReport ? reportOf(state, shown, caption, pictures) : '' };
}
