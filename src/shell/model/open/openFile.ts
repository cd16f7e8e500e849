import { changeShell } from '../shellState.ts';

/** Asks for files that were exported as JSON, and opens them. */
export function chooseFile(): void {
  const field = document.createElement('input');
  field.type = 'file';
  field.accept = '.json,application/json';
  field.addEventListener('change', () => openFiles(field.files));
  field.click();
}

/** Opens files that are dropped on the page, wherever. Returns how to stop. */
export function followDrops(): () => void {
  addEventListener('dragover', allow);
  addEventListener('drop', take);
  return () => {
    removeEventListener('dragover', allow);
    removeEventListener('drop', take);
  };
}

function allow(event: DragEvent): void {
  if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault();
}

function take(event: DragEvent): void {
  allow(event);
  openFiles(event.dataTransfer?.files);
}

/** Their reader is loaded when there is one to read. */
function openFiles(files: FileList | null | undefined): void {
  if (files === null || files === undefined || files.length === 0) return;
  const chosen = [...files];
  import('./readFiles.ts').then(
    ({ readFiles }) => readFiles(chosen),
    (error: unknown) => changeShell({ toast: { text: `What reads files could not be loaded. ${error instanceof Error ? error.message : String(error)}`, stays: true } }),
  );
}
