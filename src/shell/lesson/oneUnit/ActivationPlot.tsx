import { scaleLinear } from 'd3-scale';
import { ACTIVATIONS } from '../../../core/vocabulary/activations.ts';
import { useSize } from '../../../ui/useSize.ts';
import { LEAKY, RELU } from './unit.ts';
import styles from './UnitPicture.module.css';
import type { UnitUnderHand } from './useUnit.ts';

const WIDEST_Z = 2;
const HIGHEST = 1.6;
const LOWEST = -1.1;
const MARGIN = { left: 26, right: 8, top: 6, bottom: 20 };

/** The activation and its derivative over z, and where the rows lie. */
export function ActivationPlot({ hand: { reading, isLeaky } }: { readonly hand: UnitUnderHand }) {
  const { ref, width, height } = useSize<HTMLDivElement>();
  const { id, parameters } = isLeaky ? LEAKY : RELU;
  const slope = parameters[0] ?? 0;
  const { value, derivative } = ACTIVATIONS[id];
  const x = scaleLinear([-WIDEST_Z, WIDEST_Z], [MARGIN.left, width - MARGIN.right]);
  const y = scaleLinear([LOWEST, HIGHEST], [height - MARGIN.bottom, MARGIN.top]);
  const point = (z: number, at: number): string => `${x(z).toFixed(1)} ${y(at).toFixed(1)}`;
  const rug = (of: (z: number) => boolean): string =>
    reading.preActivations
      .filter(of)
      .map((z) => `M${x(z).toFixed(1)} ${height - MARGIN.bottom + 1}v-9`)
      .join('');
  const atZero = derivative(0, slope);
  return (
    <div ref={ref} className={styles['small']}>
      {width > 0 && (
        <svg className={styles['picture']} width={width} height={height} role="img" aria-label={`${ACTIVATIONS[id].label} and its derivative`}>
          <line className={styles['zero']} x1={x(-WIDEST_Z)} x2={x(WIDEST_Z)} y1={y(0)} y2={y(0)} />
          <line className={styles['axis']} x1={x(0)} x2={x(0)} y1={y(LOWEST)} y2={y(HIGHEST)} />
          {[0, 1].map((tick) => (
            <text key={tick} className={styles['tick']} x={MARGIN.left - 6} y={y(tick) + 4} textAnchor="end">
              {tick}
            </text>
          ))}
          <path className={styles['output']} d={`M${point(-WIDEST_Z, value(-WIDEST_Z, slope))}L${point(0, 0)}L${point(HIGHEST, HIGHEST)}`} />
          <path className={styles['derivative']} d={`M${point(-WIDEST_Z, derivative(-1, slope))}L${point(0, derivative(-1, slope))}M${point(0, 1)}L${point(WIDEST_Z, 1)}`} />
          <circle className={styles['taken']} cx={x(0)} cy={y(atZero)} r={3.5} />
          <circle className={styles['left']} cx={x(0)} cy={y(atZero === 1 ? slope : 1)} r={3.5} />
          <text className={styles['tick']} x={x(0) - 10} y={y(1) + 4} textAnchor="end">
            derivative f′(z)
          </text>
          <text className={styles['tick']} x={x(1.2) - 8} y={y(1.4)} textAnchor="end">
            f(z)
          </text>
          <path className={styles['rugOff']} d={rug((z) => z <= 0)} />
          <path className={styles['rugOn']} d={rug((z) => z > 0)} />
          <text className={styles['tick']} x={x(0)} y={height - 5} textAnchor="middle">
            z of the rows
          </text>
        </svg>
      )}
    </div>
  );
}
