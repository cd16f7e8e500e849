import type { ReactNode } from 'react';

/** Harm by shape and colour: a filled red diamond; a tick for none; an open ring of dashes where it is not known. */
const DRAWINGS = {
  true: <path d="M7 0.5 13.5 7 7 13.5 0.5 7Z M6.25 3.5v4.2h1.5V3.5Z M6.25 8.9v1.6h1.5V8.9Z" fillRule="evenodd" fill="var(--severe)" />,
  false: <path d="M2.5 7.5l3 3 6-7" fill="none" stroke="var(--ink-2)" strokeWidth="1.75" strokeLinecap="round" strokeLinejoin="round" />,
  null: <circle cx="7" cy="7" r="4.75" fill="none" stroke="var(--ink-2)" strokeWidth="1.5" strokeDasharray="2.2 2.2" />,
} as const;

interface HarmMarkProps {
  /** null where it is not known. */
  readonly harmful: boolean | null;
  /** Said of it where no words stand beside it. */
  readonly label?: string;
}

/** Whether harm was done, apart from what was found. Red is for this alone. */
export function HarmMark({ harmful, label }: HarmMarkProps): ReactNode {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}>
      {label !== undefined && <title>{label}</title>}
      {DRAWINGS[`${harmful}`]}
    </svg>
  );
}
