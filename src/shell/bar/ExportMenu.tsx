import { ActionButton } from '../../ui/ActionButton.tsx';
import { PopupMenu } from '../../ui/PopupMenu.tsx';
import { lab } from '../../store/lab.ts';
import { useMainExperiment } from '../model/shown/mainRun.ts';
import { formatBytes } from '../../core/words/numbers.ts';
import { exportShown } from '../model/export/exportShown.ts';
import { FORMATS, recordOf, type FormatId } from '../model/export/recordFile.ts';

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
