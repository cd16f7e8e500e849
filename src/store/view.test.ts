import { createStore } from 'zustand/vanilla';
import { expect, it } from 'vitest';
import { isPageOf, NOTHING_OPEN, unitRunOf, type LabState } from './state.ts';
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

it('has the page be of the run named, and of the first where that one is not shown or the page is closed', () => {
  const { choices, view } = viewed();
  const shown = (): string | null => unitRunOf({ sideBySide: ['first', 'second'], view: view() });
  const isOf = (run: string): boolean => isPageOf({ sideBySide: ['first', 'second'], view: view() }, { layer: 1, unit: 4 }, run);
  choices.setUnit({ layer: 1, unit: 4 });
  expect([shown(), isOf('first'), isOf('second')]).toEqual(['first', true, false]);
  choices.setUnit({ layer: 1, unit: 4 }, 'second');
  expect([shown(), isOf('first'), isOf('second')]).toEqual(['second', false, true]);
  choices.openLayerPage(2);
  choices.setUnit({ layer: 2, unit: 1 });
  expect(shown()).toBe('second');
  choices.setUnitRun('gone');
  expect(shown()).toBe('first');
  choices.setUnit({ layer: 1, unit: 4 }, 'second');
  choices.setUnit(null);
  choices.setUnit({ layer: 1, unit: 4 });
  expect(shown()).toBe('first');
});
