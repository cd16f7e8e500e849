import { PANEL_IDS, type LinkPage, type PartId } from '../../../core/address/page.ts';
import { shownSideBySide, type Shown } from '../../../core/shown/shown.ts';
import { nameOf } from '../../../store/naming.ts';
import { unitRunOf, type LabState } from '../../../store/state.ts';
import { newestEpochOf } from '../activity/epochs.ts';
import { addressNow, keptPage, linkOf } from '../address/address.ts';
import { shareAddress } from '../address/addressBar.ts';
import { fingerprinted } from '../address/fingerprintLink.ts';
import { openUnitOf } from '../address/unitLink.ts';
import { shellState } from '../shellState.ts';

/** What a shared link is to do besides showing the experiment. */
export interface ShareWish {
  /** Any of `shareExtras`. */
  readonly extras: ReadonlySet<ShareExtra>;
  readonly hide: readonly PartId[];
  readonly lock: readonly string[];
  /** A question; empty for none. */
  readonly ask: string;
}

export type ShareExtra = 'run' | 'treat' | 'epoch' | 'panels' | 'unit' | 'present' | 'fingerprint';

/** What can be said in a link of what is shown now, and whether it is said at first. */
export function shareExtras(state: LabState): readonly { readonly id: ShareExtra; readonly label: string; readonly isFirst: boolean }[] {
  const { page } = addressNow();
  const epoch = state.view.epoch ?? newestEpochOf(state);
  const open = openUnitOf({ ...state, shown: sharedShown(state) });
  return [
    { id: 'run', label: 'Start by itself', isFirst: false },
    ...(page.treat === true && state.shown?.kind === 'run' ? [{ id: 'treat', label: 'Try treatments', isFirst: true } as const] : []),
    ...(epoch > 0 ? [{ id: 'epoch', label: `Show epoch ${epoch} once trained`, isFirst: false } as const] : []),
    ...(shellState().raised.length > 0 ? [{ id: 'panels', label: 'These panels', isFirst: true } as const] : []),
    ...(open === null ? [] : [{ id: 'unit', label: `Open the page of ${open.unit === null ? '' : `unit ${open.unit + 1} of `}layer ${open.layer}${open.network === undefined ? '' : `, ${nameOf(state, unitRunOf(state) ?? '')}`}`, isFirst: true } as const]),
    { id: 'present', label: 'Projector mode', isFirst: false },
    ...(fingerprinted(state) === null ? [] : [{ id: 'fingerprint', label: 'Expect this fingerprint', isFirst: false } as const]),
  ];
}

/** The address that shows what is shown now, and does what is wished; `isEmbed` for a frame. */
export function sharedAddress(state: LabState, { extras, hide, lock, ask }: ShareWish, isEmbed = false): string {
  const exact = extras.has('fingerprint') ? fingerprinted(state) : null;
  const shown = exact?.shown ?? sharedShown(state);
  if (shown === null) return shareAddress('');
  const { theme: _theme, present: _present, panel: _panel, embed: _embed, unit: _unit, ask: asked, ...kept } = keptPage();
  const open = extras.has('unit') ? openUnitOf({ ...state, shown }) : null;
  const epoch = state.view.epoch ?? newestEpochOf(state);
  const question = ask.trim() === '' ? asked : ask.trim();
  const hidden = [...new Set([...(kept.hide ?? []), ...hide])];
  const locked = [...new Set([...(kept.lock ?? []), ...lock])];
  const page: LinkPage = {
    ...kept,
    ...(open === null ? {} : { unit: open }),
    ...(extras.has('treat') ? { treat: true } : {}),
    ...(extras.has('epoch') ? { epoch } : {}),
    ...(extras.has('panels') ? { panel: PANEL_IDS.filter((id) => shellState().raised.includes(id)) } : {}),
    ...(extras.has('present') && !isEmbed ? { present: true } : {}),
    ...(isEmbed ? { embed: true } : {}),
    ...(hidden.length === 0 ? {} : { hide: hidden }),
    ...(locked.length === 0 ? {} : { lock: locked }),
    ...(question === undefined ? {} : { ask: question }),
    ...(exact === null ? {} : { expect: exact.expect }),
  };
  return shareAddress(linkOf({ shown, page, run: extras.has('run') }));
}

/** The code that puts an address into another page. The address holds no quotation marks: they are encoded. */
export function embedCode(address: string): string {
  return `<iframe src="${address.replaceAll('&', '&amp;').replaceAll('"', '%22')}" width="100%" height="900" style="border: 0" title="Is ReLU dead?" allow="clipboard-write"></iframe>`;
}

/** What a link shows: with the pinned runs, where a comparison can. */
function sharedShown(state: LabState): Shown | null {
  const beside = shownBesidePinned(state);
  return (beside === 'unwritable' ? null : beside) ?? state.shown;
}

/** A run with those pinned beside it, as a link shows them; null where none are, `unwritable` where no link does. */
export function shownBesidePinned({ shown, sideBySide, runs }: LabState): Shown | 'unwritable' | null {
  const visible = sideBySide.flatMap((id) => runs[id] ?? []);
  if (shown?.kind === 'study' || !visible.some(({ pinned }) => pinned)) return null;
  return shownSideBySide(visible.map(({ experiment }) => experiment)) ?? 'unwritable';
}
