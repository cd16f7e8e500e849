/** The small arrow of a control that opens a list. */
export function Chevron() {
  return (
    <svg width="10" height="6" viewBox="0 0 10 6" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.5">
      <path d="M1 1l4 4 4-4" />
    </svg>
  );
}
