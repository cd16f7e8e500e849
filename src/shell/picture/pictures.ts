import { saveFile } from '../model/export/saveRecord.ts';
import { changeShell } from '../model/shellState.ts';
import type { PictureForm } from './takePicture.ts';

/** Saves the picture of a panel, or of all that are shown where `panel` is null, and says where it fails. */
export async function savePicture(panel: string | null, form: PictureForm): Promise<void> {
  try {
    const { pictureFile } = await import('./takePicture.ts');
    const { name, content } = await pictureFile(panel, form);
    saveFile(name, content);
  } catch (error) {
    changeShell({ toast: { text: `${form === 'report' ? 'No report' : 'No picture'} was saved: ${reasonOf(error)}`, stays: true } });
  }
}

/** Whether the browser lets a page copy pictures. */
export function canCopyPictures(): boolean {
  return typeof ClipboardItem !== 'undefined' && 'clipboard' in navigator && 'write' in navigator.clipboard;
}

/** Copies the picture of a panel as PNG, and says so, or why not. The clipboard is asked at once: some browsers allow it only while a press lasts. */
export async function copyPicture(panel: string): Promise<void> {
  let failure: unknown = null;
  const content = import('./takePicture.ts').then(async ({ pictureFile }) => (await pictureFile(panel, 'png')).content);
  content.catch((error: unknown) => (failure = error));
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': content })]);
    changeShell({ toast: { text: 'Picture copied.' } });
  } catch (error) {
    changeShell({ toast: failure === null ? { text: 'The browser does not let this page copy pictures. Save it instead.' } : { text: `No picture was copied: ${reasonOf(failure ?? error)}`, stays: true } });
  }
}

function reasonOf(error: unknown): string {
  const reason = error instanceof Error && error.message !== '' ? error.message.replace(/\.$/, '') : String(error);
  return `${reason}. What is recorded is still here.`;
}
