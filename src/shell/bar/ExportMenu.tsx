import { ActionButton } from '../controls/ActionButton.tsx';
import { PopupMenu } from '../controls/PopupMenu.tsx';
import { mainRun, useMainRun } from '../link/mainRun.ts';
import { FORMATS, recordOf } from './recordFile.ts';
import { saveFile } from './saveFile.ts';

/** Saves the record of the main run. */
export function ExportMenu() {
  const isReady = useMainRun() !== undefined;
  return (
    <PopupMenu
      label="Export as"
      items={FORMATS}
      onAction={(format) => {
        const run = mainRun();
        if (run !== undefined) saveFile(recordOf(run, format));
      }}
    >
      <ActionButton isDisabled={!isReady}>Export</ActionButton>
    </PopupMenu>
  );
}
