import { viewOf, type Shown } from '../shown/shown.ts';
import type { SettingsOf } from '../link/decode.ts';
import { encodeLink } from '../link/encode.ts';
import { viewOfPage, type LinkPage } from './page.ts';
import { splitLink } from '../link/splitLink.ts';
import { settlesShown } from '../link/linkKeys.ts';

/** What a link can say. */
export interface LinkContent {
  readonly shown: Shown;
  readonly page?: LinkPage;
  /** Whether it asks to start when loaded. */
  readonly run?: boolean;
}

/**
 * Writes a link, without `#`, in its canonical form. A lesson beside no setting would mean the lesson's settings:
 * where these are others, `v=1` says that the defaults are meant. `readLink` with the same lessons gives what is equal.
 */
export function writeLink({ shown, page = {}, run = false }: LinkContent, settingsOf: SettingsOf): string {
  const link = encodeLink(shown.experiment, { run, view: { ...viewOf(shown), ...viewOfPage(page, shown) } });
  const isBareLesson = page.lesson !== undefined && settingsOf(page.lesson) !== '' && ![...splitLink(link).pairs.keys()].some(settlesShown);
  return isBareLesson ? `v=1&${link}` : link;
}
