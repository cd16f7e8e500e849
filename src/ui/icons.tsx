import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './icons.module.css';

interface Drawing {
  /** On 12 units a side; 16 where it has more to show. */
  readonly size: 12 | 16;
  /** Filled, where it is not made of lines. */
  readonly isFilled?: boolean;
  readonly shape: ReactNode;
}

const DRAWINGS = {
  run: { size: 12, isFilled: true, shape: <path d="M2.5 1l8 5-8 5z" /> },
  pause: { size: 12, isFilled: true, shape: <path d="M2.5 1.5h2.5v9H2.5zM7 1.5h2.5v9H7z" /> },
  again: { size: 12, shape: <path d="M10 6a4 4 0 11-1.3-2.95M10 1v2.5H7.5" /> },
  cross: { size: 12, shape: <path d="M3 3l6 6M9 3l-6 6" /> },
  minus: { size: 12, shape: <path d="M2.5 6h7" /> },
  plus: { size: 12, shape: <path d="M2.5 6h7M6 2.5v7" /> },
  theme: { size: 16, shape: [<circle key="whole" cx="8" cy="8" r="5.5" />, <path key="half" d="M8 2.5a5.5 5.5 0 010 11z" fill="currentColor" stroke="none" />] },
  projector: { size: 16, shape: <path d="M1.5 2.5h13v8.5h-13zM8 11v2.5M5 13.5h6" /> },
  help: { size: 16, isFilled: true, shape: <text x="8" y="12.75" textAnchor="middle" fontSize="13" fontWeight="600">?</text> },
  table: { size: 16, shape: <path d="M2 3.5h12v9H2zM2 6.5h12M2 9.5h12M6.5 6.5v6" /> },
  save: { size: 16, shape: <path d="M8 2v7.5M4.75 6.5 8 9.75l3.25-3.25M2.5 10.5v3h11v-3" /> },
  enlarge: { size: 16, shape: <path d="M9.5 2.5h4V6.5M6.5 13.5h-4V9.5M13.5 2.5 9.5 6.5M2.5 13.5l4-4" /> },
  shrink: { size: 16, shape: <path d="M13 6.5H9.5V3M3 9.5h3.5V13M9.5 6.5 13.5 2.5M6.5 9.5l-4 4" /> },
} as const satisfies Record<string, Drawing>;

/** Names of the page's icons. */
export type IconName = keyof typeof DRAWINGS;

/** A drawing on a control, in its colour; the control says in words what it means. */
export function Icon({ name }: { readonly name: IconName }) {
  const { size, shape, isFilled = false }: Drawing = DRAWINGS[name];
  return (
    <svg viewBox={`0 0 ${size} ${size}`} aria-hidden="true" className={classes(styles['icon'], size === 16 && styles['large'], isFilled && styles['filled'])}>
      {shape}
    </svg>
  );
}

/** The small arrow of a control that opens something. */
export function Chevron() {
  return (
    <svg viewBox="0 0 10 6" aria-hidden="true" className={styles['chevron']}>
      <path d="M1 1l4 4 4-4" />
    </svg>
  );
}
