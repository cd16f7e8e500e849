import { scaleLinear } from 'd3-scale';
import { ACTIVATIONS } from '../../../core/vocabulary/activations.ts';
import { useSize } from '../../../ui/useSize.ts';
import { LARGEST_Z, LEAKY, RELU, targetOf } from './unit.ts';
import styles from './UnitPicture.module.css';
import type { UnitUnderHand } from './useUnit.ts';
import { ZHistogram } from './ZHistogram.tsx';
import type { PointerEvent } from 'react';

const MARGIN = { top: 10, bottom: 34, left: 34, right: 8 };
/** A little more than the largest z, so that a handle there is whole. */
const SHOWN_Z = LARGEST_Z * 1.08;
const WIDEST_X = 1.12;
/** Where the handles sit: the line passes b at x = 0, and has risen by w at x = 1. */
const BIAS_AT = 0;
const KERNEL_AT = 1;
const CURVE_POINTS = 120;

/** z, the output and the target over the inputs, with the rows on it, and the histogram of z at the same height. */
export function UnitPicture({ hand }: { readonly hand: UnitUnderHand }) {
  const { ref, width, height } = useSize<HTMLDivElement>();
  const { unit, inputs, reading, isLeaky, move } = hand;
  const side = Math.min(120, width * 0.2);
  const x = scaleLinear([-WIDEST_X, WIDEST_X], [MARGIN.left, width - side - MARGIN.right]);
  const y = scaleLinear([-SHOWN_Z, SHOWN_Z], [height - MARGIN.bottom, MARGIN.top]);
  const activation = isLeaky ? LEAKY : RELU;
  const zAt = (input: number): number => unit.kernel * input + unit.bias;
  const outputAt = (input: number): number => ACTIVATIONS[activation.id].value(zAt(input), activation.parameters[0] ?? 0);
  const path = (of: (input: number) => number, from = -WIDEST_X, to = WIDEST_X): string =>
    Array.from({ length: CURVE_POINTS + 1 }, (_, index) => {
      const input = from + ((to - from) * index) / CURVE_POINTS;
      return `${index === 0 ? 'M' : 'L'}${x(input).toFixed(1)} ${y(of(input)).toFixed(1)}`;
    }).join('');
  const [low, high] = [Math.min(...inputs), Math.max(...inputs)];
  const right = x(WIDEST_X);
  return (
    <div ref={ref} className={styles['frame']}>
      {width > 0 && (
        <svg className={styles['picture']} width={width} height={height} role="img" aria-label={`z, output and target of the unit over ${inputs.length} rows`}>
          <rect className={styles['off']} x={MARGIN.left} y={y(0)} width={width - MARGIN.left - MARGIN.right} height={y(-SHOWN_Z) - y(0)} />
          <rect className={styles['box']} x={x(low)} y={MARGIN.top} width={x(high) - x(low)} height={y(-SHOWN_Z) - MARGIN.top} />
          <text className={styles['faint']} x={MARGIN.left + 6} y={y(-SHOWN_Z) - 7}>
            off: z ≤ 0
          </text>
          {[-1, 0, 1].map((tick) => (
            <text key={tick} className={styles['tick']} x={x(tick)} y={height - MARGIN.bottom + 14} textAnchor="middle">
              {String(tick).replace('-', '−')}
            </text>
          ))}
          <text className={styles['tick']} x={x(0.5)} y={height - 5} textAnchor="middle">
            input x
          </text>
          {[-2, -1, 1, 2].map((tick) => (
            <text key={tick} className={styles['tick']} x={MARGIN.left - 6} y={y(tick) + 4} textAnchor="end">
              {String(tick).replace('-', '−')}
            </text>
          ))}
          <line className={styles['zero']} x1={MARGIN.left} x2={width - MARGIN.right} y1={y(0)} y2={y(0)} />
          <text className={styles['tick']} x={MARGIN.left - 6} y={y(0) + 4} textAnchor="end">
            0
          </text>
          <path className={styles['target']} d={path(targetOf, low, high)} />
          <path className={styles['z']} d={path(zAt)} />
          <path className={styles['rise']} d={`M${x(BIAS_AT)} ${y(unit.bias)}H${x(KERNEL_AT)}V${y(zAt(KERNEL_AT))}`} />
          <text className={styles['tick']} x={x(KERNEL_AT)} y={y(unit.bias) + (unit.kernel < 0 ? -6 : 15)} textAnchor="end">
            w: rise from 0 to 1
          </text>
          <path className={styles['output']} d={path(outputAt)} />
          {inputs.map((input, row) => {
            const z = reading.preActivations[row] ?? 0;
            return <circle key={input} className={z > 0 ? styles['on'] : styles['offRow']} cx={x(input)} cy={y(z)} r={z > 0 ? 3 : 2.6} />;
          })}
          <ZHistogram preActivations={reading.preActivations} scale={y} left={right + 14} right={width - MARGIN.right} foot={height - MARGIN.bottom} />
          <DragHandle letter="w" x={x(KERNEL_AT)} y={y(zAt(KERNEL_AT))} onMove={(at) => move({ kernel: y.invert(at) - unit.bias })} />
          <DragHandle letter="b" x={x(BIAS_AT)} y={y(zAt(BIAS_AT))} onMove={(at) => move({ bias: y.invert(at) })} />
        </svg>
      )}
    </div>
  );
}

/** What the lines and points of the picture are. */
export function UnitLegend({ isLeaky }: { readonly isLeaky: boolean }) {
  return (
    <ul className={styles['legend']}>
      <li data-line="z">z = w·x + b</li>
      <li data-line="output">{isLeaky ? 'output a: z, or 0.3·z below 0' : 'output a = max(0, z)'}</li>
      <li data-line="target">target: what the output should be</li>
      <li data-line="on">row that is on</li>
      <li data-line="off">row that is off</li>
    </ul>
  );
}

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
