import { readLink, type Address } from '../../../core/address/readLink.ts';
import { lastingPage, type LinkPage } from '../../../core/address/page.ts';
import { writeLink, type LinkContent } from '../../../core/address/writeLink.ts';
import { theLab } from '../../../store/theLab.ts';
import { lessonNotices, settingsOfLesson } from '../chapters/lessonPages.ts';
import { shellState } from '../shellState.ts';
import { addressHash, amendAddress } from './addressBar.ts';

/** Reads a link as this page does, which has lessons. Never throws; what cannot be used is left out with a notice. */
export function readAddress(link: string): Address {
  const read = readLink(link, settingsOfLesson);
  return { ...read, notices: [...read.notices, ...lessonNotices(read.page.lesson)] };
}

/** Writes a link, without `#`, that this page reads as its content. */
export function linkOf(content: LinkContent): string {
  return writeLink(content, settingsOfLesson);
}

const last = { hash: '', read: readAddress('') };

/** What the address says, or will say once the browser allows; the same object while that is the same. */
export function addressNow(): Address {
  const hash = addressHash();
  if (hash !== last.hash) {
    last.read = readAddress(hash);
    last.hash = hash;
  }
  return last.read;
}

/** The link, without `#`, of what is shown now on a page. Empty before the first experiment is opened. */
export function shownLinkOn(page: LinkPage): string {
  const { shown } = theLab().getState();
  return shown === null ? '' : linkOf({ shown, page });
}

/** What of the page in the address stays when something else is shown. */
export function keptPage(): LinkPage {
  return { ...lastingPage(addressNow().page), ...shellState().limits };
}

/** Changes what the address says of the page, which is no entry of the history. */
export function amendPage(page: LinkPage): void {
  amendAddress(linkOf({ ...addressNow(), page }));
}
