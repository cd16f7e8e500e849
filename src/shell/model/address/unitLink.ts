import type { LinkPage } from '../../../core/address/page.ts';
import type { UnitPage } from '../../../core/address/unitPage.ts';
import type { LabState } from '../../../store/state.ts';
import { theLab } from '../../../store/theLab.ts';
import { splitLink } from '../../../core/link/splitLink.ts';
import { addressNow, amendPage } from './address.ts';
import { addressHash } from './addressBar.ts';

/** The unit or the layer whose page is open; null where none is, or many seeds are shown, whose units have none. */
export function openUnitOf({ shown, view: { unit, layerPage } }: Pick<LabState, 'shown' | 'view'>): UnitPage | null {
  if (shown === null || shown.kind === 'study') return null;
  return layerPage === null ? unit : { layer: layerPage, unit: null };
}

/** Opens the page that an address names; one that names none closes it. */
export function followUnit({ unit }: LinkPage): void {
  if (unit === undefined) theLab().setUnit(null);
  else if (unit.unit === null) theLab().openLayerPage(unit.layer);
  else theLab().setUnit({ layer: unit.layer, unit: unit.unit });
}

/** Keeps the address in step with the page of a unit. Returns how to stop. */
export function followOpenUnit(): () => void {
  let last = theLab().getState();
  return theLab().subscribe((state) => {
    const before = last;
    last = state;
    if (state.shown === before.shown && state.view.unit === before.view.unit && state.view.layerPage === before.view.layerPage) return;
    queueMicrotask(writeUnit);
  });
}

function writeUnit(): void {
  const open = openUnitOf(theLab().getState());
  const { unit, ...page } = addressNow().page;
  // A unit that the network has no more is not read, and stands in the address all the same.
  const isWritten = open === null ? !splitLink(addressHash()).pairs.has('unit') : unit?.layer === open.layer && unit.unit === open.unit;
  if (isWritten) return;
  amendPage(open === null ? page : { ...page, unit: open });
}
