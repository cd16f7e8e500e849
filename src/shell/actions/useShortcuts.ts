import { useEffect } from 'react';
import { isThere, shellState } from '../model/shellState.ts';
import { act, ACTION_IDS, ACTIONS, type ActionId } from './actions.ts';

/** Elements that use keys themselves; what only receives the focus when it is moved there does not. */
const TAKES_KEYS = 'input, textarea, select, button, a, summary, [contenteditable], [role="dialog"], [role="listbox"], [role="menu"], [tabindex]:not([tabindex="-1"])';
/** Elements that are pressed, and the keys that press them: all others are the page's. */
const PRESSED = 'button, a, summary';
const PRESSING: ReadonlySet<string> = new Set([' ', 'Enter']);

/** Listens to the keys of the page, but for those that the control in focus uses. */
export function useShortcuts(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const control = event.target instanceof Element ? event.target.closest(TAKES_KEYS) : null;
      if (control !== null && (!control.matches(PRESSED) || PRESSING.has(event.key))) return;
      const pressed = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const action = ACTION_IDS.find((id) => (ACTIONS[id].onStage !== true || shellState().present) && isActionThere(id) && ACTIONS[id].keys?.some(({ key }) => key === pressed));
      if (action === undefined) return;
      event.preventDefault();
      act(action);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}

/** An action of a part that the link hides has no keys either. */
function isActionThere(id: ActionId): boolean {
  const { part } = ACTIONS[id];
  return [part ?? []].flat().every((each) => isThere(each, shellState()));
}
