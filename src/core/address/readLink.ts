import type { Experiment } from '../experiment/experiment.ts';
import { decodeLink, type SettingsOf } from '../link/decode.ts';
import type { Notice } from '../link/notice.ts';
import { readShown, type Shown } from '../shown/shown.ts';
import { readPage, type LinkPage } from './page.ts';

/** All that the address says. */
export interface Address {
  /** Always valid. */
  readonly experiment: Experiment;
  /** What is made of the experiment: it alone, a comparison or a study. */
  readonly shown: Shown;
  readonly page: LinkPage;
  /** Whether it asks to start when loaded. */
  readonly run: boolean;
  /** What was not used as written: of the experiment, of what is made of it, of the page. */
  readonly notices: readonly Notice[];
}

const NO_LESSONS: SettingsOf = () => '';

/**
 * Reads a link, without its `#`: the one reader of the address. Never throws; what cannot be used is its default, or
 * left out, with a notice. A link that names a lesson and nothing that settles what is shown has the lesson's settings.
 */
export function readLink(text: string, settingsOf: SettingsOf = NO_LESSONS): Address {
  const { experiment, view, run, notices } = decodeLink(text, settingsOf);
  const { shown, notices: shownNotices } = readShown(experiment, view);
  const { page, notices: pageNotices } = readPage(view, shown);
  return { experiment, shown, page, run, notices: [...notices, ...shownNotices, ...pageNotices] };
}
