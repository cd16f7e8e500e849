import { ActionButton } from '../controls/ActionButton.tsx';
import { PopupMenu } from '../controls/PopupMenu.tsx';
import { lab } from '../../store/lab.ts';
import { useMainExperiment } from '../link/mainRun.ts';
import { formatBytes } from '../../panels/kit/format.ts';
import { exportShown } from './exportShown.ts';
import { FORMATS, recordOf, type FormatId } from './recordFile.ts';

/** Saves the record of what is shown. */
export function ExportMenu() {
  const isReady = useMainExperiment() !== undefined;
  return (
    <PopupMenu
      label="Export as"
      items={FORMATS}
      describe={sizeText}
      onAction={(format) => void exportShown(format)}
    >
      <ActionButton isDisabled={!isReady}>Export</ActionButton>
    </PopupMenu>
  );
}

function sizeText(format: FormatId): string {
  return `about ${formatBytes(recordOf(lab.getState(), format)?.length ?? 0, 2)}`;
}
