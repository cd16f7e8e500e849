import { encodeLink } from '../../core/link/encode.ts';
import { ActionButton } from '../controls/ActionButton.tsx';
import { shareAddress } from '../link/linkSync.ts';
import { mainRun } from '../link/mainRun.ts';
import { changeShell } from '../state/shellState.ts';

async function share(): Promise<void> {
  const experiment = mainRun()?.experiment;
  if (experiment === undefined) return;
  const link = shareAddress(encodeLink(experiment));
  try {
    await navigator.clipboard.writeText(link);
    changeShell({ toast: { text: 'Link copied.' } });
  } catch {
    changeShell({ toast: { text: 'The browser does not let this page copy. Here is the link:', link } });
  }
}

/** Copies the link of the experiment. */
export function ShareButton() {
  return <ActionButton onPress={() => void share()}>Share</ActionButton>;
}
