/**
 * Hands the keyboard on before a control that was just used goes away: to the nearest element around it that `selector`
 * finds, else to the panels. Without it the focus falls back to the start of the page.
 */
export function passFocus(from: Element, selector: string): void {
  const next = from.closest(selector) ?? document.getElementById('centre');
  if (next instanceof HTMLElement) next.focus({ preventScroll: true });
}

/** As the `ref` of what goes away by itself: the focus within then goes on to the panels. */
export function handFocusOn(element: HTMLElement | null): (() => void) | undefined {
  return element === null ? undefined : () => element.contains(document.activeElement) && passFocus(element, 'main');
}
