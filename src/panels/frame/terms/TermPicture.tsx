import { useId, type ReactNode } from 'react';
import type { PicturedTerm } from './picturedTerms.ts';
import { binsOf, hingeOf, HEIGHT, pathOf, RELU, WIDTH, xOf, yOf, Z_FIRING, Z_NEVER_FIRING, Z_SELDOM_FIRING } from './termDrawing.ts';
import styles from './TermPicture.module.css';

/** Where inputs, the wall of dead units and the output stand in the picture of a severed layer. */
const INPUTS_AT = 40;
const WALL_AT = 120;
const OUTPUT_AT = 200;
/** Height of the fullest bin. */
const HIGHEST = HEIGHT - 28;
const UNITS = [10, 28, 46, 64];

/** What a word means, drawn from the formulas that the page computes with. The words beside it say the same. */
export function TermPicture({ term }: { readonly term: PicturedTerm }): ReactNode {
  return (
    <svg className={styles['picture']} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {DRAWN[term]()}
    </svg>
  );
}

const DRAWN: Readonly<Record<PicturedTerm, () => ReactNode>> = {
  preActivation: () => <Spread z={Z_FIRING} left="off" right="on" />,
  onRate: () => <Spread z={Z_SELDOM_FIRING} left={`${100 - shareOn(Z_SELDOM_FIRING)}\u202f% off`} right={`on-rate ${shareOn(Z_SELDOM_FIRING)}\u202f%`} />,
  dead: () => <Spread z={Z_NEVER_FIRING} left="z ≤ 0 on every row" right="" />,
  bornDead: () => <Spread z={Z_NEVER_FIRING} left="before any training" right="" />,
  gradient: () => (
    <>
      <Zero />
      <path className={styles['curve']} d={pathOf((z) => RELU.value(z, 0))} />
      <path className={styles['slope']} d={pathOf((z) => RELU.derivative(z, 0), undefined, 0) + pathOf((z) => RELU.derivative(z, 0), Number.EPSILON)} />
      <text x={4} y={yOf(0) - 5}>
        slope 0: no push
      </text>
      <text x={xOf(0.15)} y={yOf(1) - 4}>
        slope 1
      </text>
    </>
  ),
  bias: () => (
    <>
      <Zero />
      {[0.8, 0, -0.8].map((bias) => (
        <g key={bias}>
          <path className={styles[bias === 0 ? 'curve' : 'moved']} d={pathOf((x) => RELU.value(x + bias, 0))} />
          <circle className={styles['hinge']} cx={xOf(hingeOf(1, bias))} cy={yOf(0)} r={2.5} />
        </g>
      ))}
      <text x={4} y={12}>
        higher bias: earlier
      </text>
    </>
  ),
  severed: () => <Severed />,
};

/** A spread of pre-activations beside 0, over ReLU. */
function Spread({ z, left, right }: { readonly z: readonly number[]; readonly left: string; readonly right: string }): ReactNode {
  return (
    <>
      {binsOf(z).map(({ from, to, share }) => (
        <rect key={from} className={styles[from < 0 ? 'off' : 'on']} x={xOf(from) + 0.5} y={yOf(0) - share * HIGHEST} width={xOf(to) - xOf(from) - 1} height={share * HIGHEST} />
      ))}
      <path className={styles['relu']} d={pathOf((value) => RELU.value(value, 0))} />
      <Zero />
      <text x={4} y={12}>
        {left}
      </text>
      <text x={xOf(0) + 5} y={12}>
        {right}
      </text>
    </>
  );
}

/** The line at 0 and the axis. */
function Zero(): ReactNode {
  return <path className={styles['zero']} d={`M0 ${yOf(0)}H${WIDTH}M${xOf(0)} ${yOf(0)}V4`} />;
}

/** In percent. */
function shareOn(z: readonly number[]): number {
  return Math.round((100 * z.filter((value) => value > 0).length) / z.length);
}

/** A layer of dead units: edges reach it and none leaves it. */
function Severed(): ReactNode {
  const hatching = useId();
  return (
    <>
      <pattern id={hatching} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect className={styles['dead']} width="4" height="4" />
        <path className={styles['hatch']} d="M0 0V4" />
      </pattern>
      {UNITS.map((y) => (
        <g key={y}>
          <path className={styles['edge']} d={`M${INPUTS_AT} ${y}H${WALL_AT - 8}M${INPUTS_AT} ${y}L${WALL_AT - 8} ${HEIGHT - y}`} />
          <path className={styles['cut']} d={`M${WALL_AT + 14} ${y}h22`} />
          <circle className={styles['node']} cx={INPUTS_AT} cy={y} r={4} />
          <rect x={WALL_AT - 6} y={y - 8} width={18} height={16} fill={`url(#${hatching})`} />
        </g>
      ))}
      <circle className={styles['node']} cx={OUTPUT_AT} cy={HEIGHT / 2} r={4} />
    </>
  );
}
