import type { PointerEvent } from 'react';
import styles from './UnitPicture.module.css';

interface DragHandleProps {
  readonly letter: string;
  readonly x: number;
  readonly y: number;
  /** Height in the picture that the pointer has moved to. */
  readonly onMove: (y: number) => void;
}

/** A point of the line to drag up and down. By keyboard the sliders do the same. */
export function DragHandle({ letter, x, y, onMove }: DragHandleProps) {
  function move(event: PointerEvent<SVGGElement>): void {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const top = event.currentTarget.ownerSVGElement?.getBoundingClientRect().top ?? 0;
    onMove(event.clientY - top);
  }
  return (
    <g
      className={styles['handle']}
      data-handle={letter}
      transform={`translate(${x} ${y})`}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={move}
    >
      <circle className={styles['reach']} r={22} />
      <circle className={styles['knob']} r={11} />
      <text className={styles['letter']} y={4} textAnchor="middle">
        {letter}
      </text>
    </g>
  );
}
