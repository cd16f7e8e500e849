import type { ReactNode } from 'react';
import type { Frame } from '../../core/telemetry/frame.ts';
import { NODE, type NetworkPlaces } from './networkPlaces.ts';
import { outputWords } from './networkWords.ts';
import styles from './NodeNames.module.css';

interface NodeNamesProps {
  readonly places: NetworkPlaces;
  readonly frame: Frame;
}

const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';
/** Least distance of inputs that are each named, in pixels. */
const ROOM_FOR_NAME = 13;

/** Names the inputs and says what the output says. */
export function NodeNames({ places, frame }: NodeNamesProps): ReactNode {
  const { says, isConstant, right } = outputWords(frame);
  return places.tiers.map(({ top, inputs, output }, index) => {
    const apart = (inputs[1]?.y ?? Infinity) - (inputs[0]?.y ?? 0);
    const isStrip = index < places.tiers.length - 1;
    if (isStrip) return null;
    return (
      <div key={top}>
        {inputs.map(({ x, y, input }) =>
          apart < ROOM_FOR_NAME && input % 2 === 1 ? null : (
            <span key={input} className={styles['input']} style={{ left: 0, width: x - NODE - 2, top: y }} aria-hidden="true">
              x{subscript(input + 1)}
            </span>
          ),
        )}
        {output !== null && (
          <p className={styles['output']} data-constant={isConstant || undefined} style={{ left: places.width - places.outputRoom, width: places.outputRoom, top: output.y + NODE + 6 }}>
            <span className={styles['name']}>output</span>
            {says}
            {right !== '' && <span className={styles['right']}>{right}</span>}
          </p>
        )}
      </div>
    );
  });
}

function subscript(number: number): string {
  return String(number).replaceAll(/\d/g, (digit) => SUBSCRIPTS.charAt(Number(digit)));
}
