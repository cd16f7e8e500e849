import { ActionButton } from '../../ui/ActionButton.tsx';
import { joinHash, lessonPairs, pagePairs } from '../model/address/address.ts';
import { addressHash } from '../model/address/addressBar.ts';
import { shareAddress } from '../model/address/linkSync.ts';
import { shownLink } from '../model/shown/shownLink.ts';
import { changeShell } from '../model/shellState.ts';

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
