import { type InitializerChoice, kernelDistribution } from '../../core/vocabulary/initializers.ts';
import styles from './Thumbnail.module.css';

const WIDTH = 40;
const HEIGHT = 20;
const SAMPLES = 40;
/** The picture reaches at least this far on both sides of 0, in entries of a kernel. */
const LEAST_REACH = 0.2;

/** How the entries of a kernel `[fanOut, fanIn]` are distributed, around a mark at 0. The label beside it says the name. */
export function InitializerDensity({ choice, fanIn, fanOut }: { readonly choice: InitializerChoice; readonly fanIn: number; readonly fanOut: number }) {
  const { low, high, density } = kernelDistribution(choice, fanIn, fanOut);
  const reach = 1.15 * Math.max(LEAST_REACH, -low, high);
  const left = (entry: number): number => (WIDTH * (entry + reach)) / (2 * reach);
  const samples = Array.from({ length: SAMPLES + 1 }, (_, index) => {
    const entry = low + ((high - low) * index) / SAMPLES;
    return { entry, density: density(entry) };
  });
  const peak = Math.max(...samples.map((sample) => sample.density));
  const floor = HEIGHT - 1.5;
  const outline = samples.map((sample) => `${left(sample.entry).toFixed(2)} ${(floor - (floor - 2) * (sample.density / peak)).toFixed(2)}`);
  return (
    <svg className={styles['thumbnail']} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {low === high ? (
        <path className={styles['spike']} d={`M${left(low).toFixed(2)} ${floor}V2`} />
      ) : (
        <path className={styles['density']} d={`M${left(low).toFixed(2)} ${floor}L${outline.join('L')}L${left(high).toFixed(2)} ${floor}Z`} />
      )}
      <path className={styles['axis']} d={`M0 ${floor}H${WIDTH}M${WIDTH / 2} ${floor - 1.5}v3`} />
    </svg>
  );
}
