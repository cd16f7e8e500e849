import { ACTIVATIONS, type ActivationChoice } from '../../core/vocabulary/activations.ts';

const POINTS = 160;

/**
 * The curve a = f(z) over a range of z as an SVG path: its lowest value there on the base line, its highest
 * `height` above. A curve that is flat there lies on the base line.
 */
export function activationPath(activation: ActivationChoice, [low, high]: readonly [number, number], x: (z: number) => number, base: number, height: number): string {
  const { value } = ACTIVATIONS[activation.id];
  const parameter = activation.parameters[0] ?? 0;
  const points = Array.from({ length: POINTS + 1 }, (_, index) => {
    const z = low + ((high - low) * index) / POINTS;
    return { z, a: value(z, parameter) };
  });
  const smallest = Math.min(...points.map(({ a }) => a));
  const span = Math.max(...points.map(({ a }) => a)) - smallest;
  const y = (a: number): number => base - (span > 0 ? ((a - smallest) / span) * height : 0);
  return `M${points.map(({ z, a }) => `${x(z).toFixed(1)} ${y(a).toFixed(1)}`).join('L')}`;
}
