import { changeShell } from '../shellState.ts';

/** Copies an address and says so; where the clipboard is refused, shows it for copying by hand. */
export async function copyForOthers(address: string, said = 'Link copied.'): Promise<void> {
  try {
    await navigator.clipboard.writeText(address);
    changeShell({ toast: { text: said } });
  } catch {
    changeShell({ toast: { text: 'The browser does not let this page copy. Here is the link:', link: address } });
  }
}
