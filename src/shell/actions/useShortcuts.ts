import { useEffect } from 'react';
import { act, ACTION_IDS, ACTIONS } from './actions.ts';

/** Elements that use keys themselves. */
const TAKES_KEYS = 'input, textarea, select, button, a, summary, [contenteditable], [role="dialog"], [role="listbox"], [role="menu"], [tabindex]:not(main)';
/** Keys that mean nothing to a button, so that scrubbing works after a press of Run. */
const FREE_ON_BUTTONS: ReadonlySet<string> = new Set(['ArrowLeft', 'ArrowRight', 'Home', 'End', 'Escape']);

/** Listens to the keys of the page while no control has the focus. */
export function useShortcuts(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const control = event.target instanceof Element ? event.target.closest(TAKES_KEYS) : null;
      if (control !== null && !(control instanceof HTMLButtonElement && FREE_ON_BUTTONS.has(event.key))) return;
      const pressed = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const action = ACTION_IDS.find((id) => ACTIONS[id].keys?.some(({ key }) => key === pressed));
      if (action === undefined) return;
      event.preventDefault();
      act(action);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}
