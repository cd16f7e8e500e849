import { createStore } from 'zustand/vanilla';
import { expect, it } from 'vitest';
import { NOTHING_OPEN, type LabState } from './state.ts';
import { createView } from './view.ts';

function viewed(): { readonly choices: ReturnType<typeof createView>; readonly view: () => LabState['view'] } {
  const store = createStore<LabState>()(() => NOTHING_OPEN);
  return { choices: createView(store), view: () => store.getState().view };
}

it('follows the layer that the headline names until a person chooses one', () => {
  const { choices, view } = viewed();
  choices.followLayer(3);
  expect(view()).toMatchObject({ layer: 3, isLayerChosen: false });
  choices.setLayer(2);
  choices.followLayer(3);
  expect(view()).toMatchObject({ layer: 2, isLayerChosen: true });
});

it('says that a unit is pointed at only when it is another', () => {
  const { choices, view } = viewed();
  choices.setHoverUnit({ layer: 1, unit: 4 });
  const pointed = view();
  choices.setHoverUnit({ layer: 1, unit: 4 });
  expect(view()).toBe(pointed);
  choices.setHoverUnit(null);
  expect(view().hoverUnit).toBeNull();
});
