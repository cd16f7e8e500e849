/** Values that a slider or stepper rests on, increasing. The field beside it takes any value of the range. */
export type Stops = readonly number[];

const MANTISSAS: Stops = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 9];
/** Smallest positive stop of a range that starts at 0. */
const SMALLEST = 0.001;

/** From min to max in equal steps, both ends included. */
export function linearStops(min: number, max: number, step: number): Stops {
  const count = Math.round((max - min) / step);
  const stops = Array.from({ length: count }, (_, index) => tidy(min + index * step));
  return [...stops, max];
}

/** From min > 0 to max over the decades, twelve stops each; whole numbers only where asked. */
export function logStops(min: number, max: number, wholeOnly = false): Stops {
  const stops = [min];
  for (let decade = Math.floor(Math.log10(min)); decade <= Math.log10(max); decade += 1) {
    for (const mantissa of MANTISSAS) {
      const value = tidy(Number(`${mantissa}e${decade}`));
      if (value > min && value < max && !(wholeOnly && !Number.isInteger(value))) stops.push(value);
    }
  }
  return max > min ? [...stops, max] : stops;
}

/** The powers of two within a range. */
export function powerStops(min: number, max: number): Stops {
  const stops: number[] = [];
  for (let value = 1; value <= max; value *= 2) if (value >= min) stops.push(value);
  return stops;
}

/** Dense near 0, sparse far away, on both sides of it; 0 itself is a stop. */
export function signedStops(min: number, max: number): Stops {
  const negative = side(-min)
    .map((value) => -value)
    .toReversed();
  return [...negative, ...(min <= 0 && max >= 0 ? [0] : []), ...side(max)];
}

function side(limit: number): Stops {
  return limit > SMALLEST ? logStops(SMALLEST, limit) : [];
}

/** Index of the stop nearest to a value. */
export function nearestStop(stops: Stops, value: number): number {
  let nearest = 0;
  stops.forEach((stop, index) => {
    if (Math.abs(stop - value) < Math.abs((stops[nearest] ?? Infinity) - value)) nearest = index;
  });
  return nearest;
}

/** The first stop strictly above (or below) a value; the value itself at the end of the range. */
export function nextStop(stops: Stops, value: number, direction: 1 | -1): number {
  const found = direction > 0 ? stops.find((stop) => stop > value) : stops.findLast((stop) => stop < value);
  return found ?? value;
}

function tidy(value: number): number {
  return Number(value.toPrecision(12)) + 0;
}
