import type { LabStore, View } from './state.ts';

/** What panels let people choose for all of them. */
export interface ViewChoices {
  /** Shows an epoch of the past in every panel; null follows the newest. */
  readonly setEpoch: (epoch: number | null) => void;
  /** Moves the crosshair shared by all panels; null takes it away. */
  readonly setHoverEpoch: (hoverEpoch: number | null) => void;
  /** Puts a layer, from 1, in focus. */
  readonly setLayer: (layer: number) => void;
  /** Enlarges a panel to fill the centre; null brings all back. */
  readonly setEnlarged: (enlarged: string | null) => void;
}

export function createView(store: LabStore): ViewChoices {
  function choose<K extends keyof View>(key: K, value: View[K]): void {
    const { view } = store.getState();
    if (view[key] !== value) store.setState({ view: { ...view, [key]: value } });
  }

  return {
    setEpoch: (epoch) => choose('epoch', epoch),
    setHoverEpoch: (hoverEpoch) => choose('hoverEpoch', hoverEpoch),
    setLayer: (layer) => choose('layer', layer),
    setEnlarged: (enlarged) => choose('enlarged', enlarged),
  };
}
