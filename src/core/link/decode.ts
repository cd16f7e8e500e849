import type { Experiment } from '../experiment/experiment.ts';
import { DEFAULT_EXPERIMENT, fieldOf } from '../experiment/settings/fields.ts';
import { textOf } from '../experiment/settings/propertyText.ts';
import { readOperations } from './at.ts';
import { settle } from '../experiment/settings/settle.ts';
import { parseNumber } from '../vocabulary/numberText.ts';
import { badEncoding, badValue, shown, unknownKey, usedInstead, type Notice } from './notice.ts';
import { readSettings } from './linkChange.ts';
import { isLinkKey, isReservedKey, settlesShown, type LinkView } from './linkKeys.ts';
import { MAX_LINK_BYTES, splitLink, type LinkPair, type SplitLink } from './splitLink.ts';

/** Version of the link that this code reads whole. */
export const LINK_VERSION = 1;

/** What a link says. */
export interface DecodedLink {
  /** Always valid. */
  readonly experiment: Experiment;
  /** Whether the link asks to start when loaded. */
  readonly run: boolean;
  /** The reserved keys, as given, but for `at`, which is read into the experiment. */
  readonly view: LinkView;
  /** What was not used as written, in order: the whole link, version, experiment, `run`, then unknown keys. */
  readonly notices: readonly Notice[];
}

/** The link of a lesson's own settings; empty where it has none. */
export type SettingsOf = (lesson: string) => string;

const NO_LESSONS: SettingsOf = () => '';

/**
 * Reads a link, without its `#`. Never throws; what cannot be used is its default, or ignored,
 * with a notice. The rules are those of `docs/links.md`. A link that names a lesson and nothing that settles what is
 * shown has the lesson's own settings.
 */
export function decodeLink(text: string, settingsOf: SettingsOf = NO_LESSONS): DecodedLink {
  const { pairs: own, bytes } = splitLink(text);
  const pairs = withLessonSettings(own, settingsOf);
  const read = readSettings(DEFAULT_EXPERIMENT, pairs);
  const { experiment: settled, consequences } = settle(read.experiment);
  const experimentNotices = [
    ...read.notices,
    ...consequences.map(({ property, reason }) => {
      const { key } = fieldOf(property);
      return badValue(key, textOf(read.experiment, property), reason, usedInstead(key, textOf(settled, property)));
    }),
  ];
  const start = readRun(pairs.get('run'));
  const { view: { at, ...view }, notices: otherNotices } = readOthers(pairs);
  const { operations, notices: atNotices } = at === undefined ? { operations: [], notices: [] } : readOperations(at, settled);
  return {
    experiment: operations.length === 0 ? settled : { ...settled, operations },
    run: start.run,
    view,
    notices: [...lengthNotices(bytes), ...versionNotices(pairs.get('v')), ...experimentNotices, ...atNotices, ...start.notices, ...otherNotices],
  };
}

function withLessonSettings(own: SplitLink['pairs'], settingsOf: SettingsOf): SplitLink['pairs'] {
  const lesson = own.get('lesson')?.value ?? null;
  if (lesson === null || [...own.keys()].some(settlesShown)) return own;
  return new Map([...splitLink(settingsOf(lesson)).pairs, ...own]);
}

function lengthNotices(bytes: number): readonly Notice[] {
  if (bytes <= MAX_LINK_BYTES) return [];
  const value = `${bytes} bytes`;
  return [{ kind: 'too-long', key: '', value, message: `The link is ${value} long. Allowed are ${MAX_LINK_BYTES}; what comes after them is not read.` }];
}

function versionNotices(pair: LinkPair | undefined): readonly Notice[] {
  if (pair === undefined) return [];
  const text = pair.value ?? pair.written;
  const version = pair.value === null ? null : parseNumber(pair.value);
  if (version === LINK_VERSION) return [];
  if (version === null || !Number.isInteger(version) || version < LINK_VERSION)
    return [badValue('v', text, `Allowed is ${LINK_VERSION}, the version of the link.`, usedInstead('v', String(LINK_VERSION)))];
  const value = shown(text);
  return [
    {
      kind: 'newer-version',
      key: 'v',
      value,
      message: `v=${value}: the link was written by a newer version of this page, which reads v=${LINK_VERSION}. It is read as far as it is understood.`,
    },
  ];
}

function readRun(pair: LinkPair | undefined): { readonly run: boolean; readonly notices: readonly Notice[] } {
  if (pair === undefined) return { run: false, notices: [] };
  if (pair.value === '1') return { run: true, notices: [] };
  const value = shown(pair.value ?? pair.written);
  return { run: false, notices: [{ kind: 'bad-value', key: 'run', value, message: `run=${value} cannot be used. Allowed is 1, to start when loaded. The run waits for Run.` }] };
}

function readOthers(pairs: SplitLink['pairs']): { readonly view: LinkView; readonly notices: readonly Notice[] } {
  const view: Partial<Record<keyof LinkView, string>> = {};
  const notices: Notice[] = [];
  for (const { key, value, written } of pairs.values()) {
    if (isReservedKey(key)) {
      if (value === null) notices.push(badEncoding(key, written));
      else view[key] = value;
    } else if (!isLinkKey(key)) notices.push(unknownKey(key, value ?? written));
  }
  return { view, notices };
}
