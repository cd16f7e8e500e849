import type { RunId } from './run.ts';
import type { LabStore, UnitAt, View } from './state.ts';

/** What panels let people choose for all of them. */
export interface ViewChoices {
  /** Shows an epoch of the past in every panel; null follows the newest. */
  readonly setEpoch: (epoch: number | null) => void;
  /** Moves the crosshair shared by all panels; null takes it away. */
  readonly setHoverEpoch: (hoverEpoch: number | null) => void;
  /** Lights a unit in every panel; null lets it go. */
  readonly setHoverUnit: (unit: UnitAt | null) => void;
  /** Keeps a unit lit, and its page open, until another is chosen; null lets it go, and closes the page of a layer too. The page is of the run named, else of the one that it was of. */
  readonly setUnit: (unit: UnitAt | null, run?: RunId) => void;
  /** Has the page of a unit or layer be of a run. */
  readonly setUnitRun: (run: RunId) => void;
  /** Opens the page of a hidden layer, from 1, in place of a unit's. It is of the run named, else of the one that the last was of. */
  readonly openLayerPage: (layer: number, run?: RunId) => void;
  /** Puts a layer, from 1, in focus. */
  readonly setLayer: (layer: number) => void;
  /** Puts the layer that the headline names in focus, unless a person has chosen one. */
  readonly followLayer: (layer: number) => void;
  /** Enlarges a panel to fill the centre; null brings all back. */
  readonly setEnlarged: (enlarged: string | null) => void;
}

export function createView(store: LabStore): ViewChoices {
  function choose<K extends keyof View>(key: K, value: View[K]): void {
    const { view } = store.getState();
    if (view[key] !== value) store.setState({ view: { ...view, [key]: value } });
  }

  function openPage(page: Pick<View, 'unit' | 'layerPage' | 'unitRun'>): void {
    const { view } = store.getState();
    const unit = isSameUnit(view.unit, page.unit) ? view.unit : page.unit;
    if (view.unit !== unit || view.layerPage !== page.layerPage || view.unitRun !== page.unitRun) store.setState({ view: { ...view, ...page, unit } });
  }

  function setLayer(layer: number, isLayerChosen: boolean): void {
    const { view } = store.getState();
    if (view.layer !== layer || view.isLayerChosen !== isLayerChosen) store.setState({ view: { ...view, layer, isLayerChosen } });
  }

  return {
    setEpoch: (epoch) => choose('epoch', epoch),
    setHoverEpoch: (hoverEpoch) => choose('hoverEpoch', hoverEpoch),
    setHoverUnit(unit) {
      if (!isSameUnit(store.getState().view.hoverUnit, unit)) choose('hoverUnit', unit);
    },
    setUnit: (unit, run) => openPage({ unit, layerPage: null, unitRun: unit === null ? null : (run ?? store.getState().view.unitRun) }),
    setUnitRun: (run) => choose('unitRun', run),
    openLayerPage: (layer, run) => openPage({ unit: null, layerPage: layer, unitRun: run ?? store.getState().view.unitRun }),
    setLayer: (layer) => setLayer(layer, true),
    followLayer(layer) {
      if (!store.getState().view.isLayerChosen) setLayer(layer, false);
    },
    setEnlarged: (enlarged) => choose('enlarged', enlarged),
  };
}

function isSameUnit(one: UnitAt | null, other: UnitAt | null): boolean {
  return one?.layer === other?.layer && one?.unit === other?.unit;
}
