import { isSameShown, writeShown } from '../../../core/shown/shown.ts';
import { theLab } from '../../../store/theLab.ts';
import { followPageFlags, followPanels } from './pageFlags.ts';
import { followOpenUnit, followUnit } from './unitLink.ts';
import { changeShell, shellState } from '../shellState.ts';
import { addressNow, keptPage, linkOf, shownLinkOn } from './address.ts';
import { lockShown, widenLimits } from './limits.ts';
import { adoptAddress, amendAddress, commitAddress, isEntryRead, writeAddress } from './addressBar.ts';
import type { EditPhase } from '../../../ui/controls/editPhase.ts';

let phase: EditPhase = 'committed';
let isLoaded = false;
/** The link of what the address opens: the address itself may be written otherwise. */
let addressed = '';
/** Changes that are being made as one, and whether any of them is to be written. */
let depth = 0;
let isDue = false;

/** Makes changes of what is shown, under a drag or committed ones. The address follows once they are all made. */
export function inPhase(during: EditPhase, change: () => void): void {
  const before = phase;
  phase = during;
  depth += 1;
  try {
    change();
  } finally {
    depth -= 1;
    if (depth === 0) writeDue();
    phase = before;
  }
}

/** What panels and store change outside of a phase is written once the change is whole: at the end of the task. */
function writeDue(): void {
  if (!isDue || depth > 0) return;
  isDue = false;
  const link = shownLinkOn({});
  if (link !== addressed) {
    addressed = link;
    writeAddress(shownLinkOn(keptPage()), phase);
  } else if (phase === 'committed') commitAddress();
}

/** Goes to a link, without `#`, as a link on the page does: an entry of the history. */
export function goTo(link: string): void {
  commitAddress();
  writeAddress(link, 'committed');
  openAddress(false);
}

/** The browser has another address, as after Back or a link followed. */
function followAddress(event?: Event): void {
  const isNew = !isEntryRead() || !isLoaded;
  if (adoptAddress(event?.type === 'hashchange')) openAddress(isNew);
}

function openAddress(isNew: boolean): void {
  const { shown, page, run, notices } = addressNow();
  if (isLoaded) followPageFlags(page);
  followPanels(page);
  const saysLess = widenLimits(page);
  const link = writeShown(shown);
  addressed = link;
  const isOpen = theLab().getState().shown !== null && shownLinkOn({}) === link;
  if (!isOpen) inPhase('committed', () => theLab().open(shown));
  followUnit(page);
  const { shown: held } = theLab().getState();
  if (held !== null && (saysLess || shownLinkOn({}) !== link)) {
    addressed = shownLinkOn({});
    amendAddress(linkOf({ shown: held, page: { ...page, ...shellState().limits } }));
  }
  if (held !== null && (!isLoaded || page.lock !== undefined)) lockShown(held);
  isLoaded = true;
  changeShell({ notices });
  if (run && isNew) theLab().start();
}

/** Opens the experiment of the address and keeps the two in step from then on. Returns how to stop. */
export function startLinkSync(): () => void {
  followAddress();
  let seen = theLab().getState().shown;
  const unsubscribe = theLab().subscribe(({ shown }) => {
    const isSame = isSameShown(shown, seen);
    seen = shown;
    if (isSame) return;
    isDue = true;
    if (depth === 0) queueMicrotask(writeDue);
  });
  const stopUnit = followOpenUnit();
  addEventListener('popstate', followAddress);
  addEventListener('hashchange', followAddress);
  return () => {
    unsubscribe();
    stopUnit();
    removeEventListener('popstate', followAddress);
    removeEventListener('hashchange', followAddress);
  };
}
