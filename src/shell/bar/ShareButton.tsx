import { ActionButton } from '../controls/ActionButton.tsx';
import { joinHash, lessonPairs, pagePairs } from '../link/address.ts';
import { addressHash } from '../link/addressBar.ts';
import { shareAddress } from '../link/linkSync.ts';
import { shownLink } from '../link/shownLink.ts';
import { changeShell } from '../state/shellState.ts';

async function share(): Promise<void> {
  const link = shareAddress(joinHash(shownLink(), lessonPairs(pagePairs(addressHash()))));
  try {
    await navigator.clipboard.writeText(link);
    changeShell({ toast: { text: 'Link copied.' } });
  } catch {
    changeShell({ toast: { text: 'The browser does not let this page copy. Here is the link:', link } });
  }
}

/** Copies the link of what is shown. */
export function ShareButton() {
  return <ActionButton onPress={() => void share()}>Share</ActionButton>;
}
