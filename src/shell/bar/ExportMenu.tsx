import { ActionButton } from '../controls/ActionButton.tsx';
import { PopupMenu } from '../controls/PopupMenu.tsx';
import { lab } from '../../store/lab.ts';
import { useMainExperiment } from '../link/mainRun.ts';
import { FORMATS, recordOf } from './recordFile.ts';
import { saveFile } from './saveFile.ts';

/** Saves the record of what is shown. */
export function ExportMenu() {
  const isReady = useMainExperiment() !== undefined;
  return (
    <PopupMenu
      label="Export as"
      items={FORMATS}
      onAction={(format) => {
        const file = recordOf(lab.getState(), format);
        if (file !== null) saveFile(file);
      }}
    >
      <ActionButton isDisabled={!isReady}>Export</ActionButton>
    </PopupMenu>
  );
}
