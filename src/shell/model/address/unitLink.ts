import type { LinkPage } from '../../../core/address/page.ts';
import type { UnitPage } from '../../../core/address/unitPage.ts';
import type { Shown } from '../../../core/shown/shown.ts';
import type { RunId } from '../../../store/run.ts';
import { comparedValueOf, unitRunOf, type LabState } from '../../../store/state.ts';
import { theLab } from '../../../store/theLab.ts';
import { splitLink } from '../../../core/link/splitLink.ts';
import { addressNow, amendPage } from './address.ts';
import { addressHash } from './addressBar.ts';

type Open = Pick<LabState, 'sideBySide' | 'view'> & { readonly shown: Shown | null };

/** The unit or the layer whose page is open, and of which of the networks compared it is; null where none is, or many seeds are shown, whose units have none. */
export function openUnitOf(state: Open): UnitPage | null {
  const { shown, view: { unit, layerPage } } = state;
  const page = layerPage === null ? unit : { layer: layerPage, unit: null };
  if (shown === null || shown.kind === 'study' || page === null) return null;
  const network = comparedValueOf(state, unitRunOf(state));
  return network === null ? page : { ...page, network };
}

/** Opens the page that an address names; one that names none closes it. */
export function followUnit({ unit }: LinkPage): void {
  const run = unit === undefined ? undefined : runNamedBy(unit);
  if (unit === undefined || run === undefined) theLab().setUnit(null);
  else if (unit.unit === null) theLab().openLayerPage(unit.layer, run);
  else theLab().setUnit({ layer: unit.layer, unit: unit.unit }, run);
}

/** The run that an address means by a network: the first by none, but where the page is of a run that stands in no address, that one still. */
function runNamedBy({ network }: UnitPage): RunId | undefined {
  const state = theLab().getState();
  if (network !== undefined) return state.sideBySide.find((id) => comparedValueOf(state, id) === network);
  const run = unitRunOf(state);
  return run === null || comparedValueOf(state, run) === null ? (run ?? undefined) : state.sideBySide[0];
}

/** Keeps the address in step with the page of a unit. Returns how to stop. */
export function followOpenUnit(): () => void {
  let last = theLab().getState();
  return theLab().subscribe((state) => {
    const before = last;
    last = state;
    if (state.shown === before.shown && state.view.unit === before.view.unit && state.view.layerPage === before.view.layerPage && unitRunOf(state) === unitRunOf(before)) return;
    queueMicrotask(writeUnit);
  });
}

function writeUnit(): void {
  const open = openUnitOf(theLab().getState());
  const { unit, ...page } = addressNow().page;
  // A unit that the network has no more is not read, and stands in the address all the same.
  const isWritten = open === null ? !splitLink(addressHash()).pairs.has('unit') : unit?.layer === open.layer && unit.unit === open.unit && unit.network === open.network;
  if (isWritten) return;
  amendPage(open === null ? page : { ...page, unit: open });
}
