/** Rotations of a sweep all but vanish after these many. */
const MOST_SWEEPS = 30;
/** Off-diagonal entries below this share of the diagonal count as 0. */
const NEGLIGIBLE = 1e-12;

/**
 * Effective rank of the outputs of a layer, `values` unit-major `[units, rows]`: e to the entropy of the singular values of the matrix, as shares of their
 * sum (Roy and Vetterli, *The effective rank*, EUSIPCO 2007). 1 where all rows are multiples of one pattern, `units` where all directions are
 * equally strong, 0 where every value is 0; NaN where one is not finite. In float64, by the eigenvalues of the units' products: singular values
 * below some 1e-8 of the largest drown in rounding, and count next to nothing. Gives the way free between pieces of some milliseconds.
 */
export function* effectiveRank(values: Float64Array, units: number): Generator<undefined, number> {
  const squares = yield* eigenvalues(yield* productsOf(values, units), units);
  const sizes = squares.map((square) => Math.sqrt(Math.max(0, square)));
  const sum = sizes.reduce((total, each) => total + each, 0);
  if (sum === 0) return 0;
  return Math.exp(-sizes.reduce((entropy, size) => (size === 0 ? entropy : entropy + (size / sum) * Math.log(size / sum)), 0));
}

/** Sums over the rows of the products of every two units, `[units, units]`. */
function* productsOf(values: Float64Array, units: number): Generator<undefined, Float64Array> {
  const rows = values.length / units;
  const products = new Float64Array(units * units);
  for (let one = 0; one < units; one += 1) {
    for (let other = 0; other <= one; other += 1) {
      let sum = 0;
      for (let row = 0; row < rows; row += 1) sum += (values[one * rows + row] ?? 0) * (values[other * rows + row] ?? 0);
      products[one * units + other] = sum;
      products[other * units + one] = sum;
    }
    yield;
  }
  return products;
}

/** Eigenvalues of a symmetric matrix `[size, size]`, which is changed, by Jacobi's cyclic rotations (Golub and Van Loan, *Matrix Computations*, 8.5). */
function* eigenvalues(matrix: Float64Array, size: number): Generator<undefined, Float64Array> {
  const at = (row: number, column: number): number => matrix[row * size + column] ?? 0;
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep += 1) {
    let rotated = false;
    for (let p = 0; p < size; p += 1) {
      for (let q = p + 1; q < size; q += 1) {
        const [pp, qq, pq] = [at(p, p), at(q, q), at(p, q)];
        if (!(Math.abs(pq) > NEGLIGIBLE * Math.sqrt(Math.abs(pp * qq)))) continue;
        rotated = true;
        const tau = (qq - pp) / (2 * pq);
        const t = (tau >= 0 ? 1 : -1) / (Math.abs(tau) + Math.sqrt(1 + tau * tau));
        const c = 1 / Math.sqrt(1 + t * t);
        rotate(matrix, size, p, q, c, t * c);
      }
      yield;
    }
    if (!rotated) break;
  }
  return Float64Array.from({ length: size }, (_, index) => at(index, index));
}

function rotate(matrix: Float64Array, size: number, p: number, q: number, c: number, s: number): void {
  for (let k = 0; k < size; k += 1) {
    const [kp, kq] = [matrix[k * size + p] ?? 0, matrix[k * size + q] ?? 0];
    matrix[k * size + p] = c * kp - s * kq;
    matrix[k * size + q] = s * kp + c * kq;
  }
  for (let k = 0; k < size; k += 1) {
    const [pk, qk] = [matrix[p * size + k] ?? 0, matrix[q * size + k] ?? 0];
    matrix[p * size + k] = c * pk - s * qk;
    matrix[q * size + k] = s * pk + c * qk;
  }
}
