/**
 * Makes a kernel `[units, fanIn]` orthogonal in place: its rows orthonormal where units ≤ fanIn, its columns
 * otherwise. The vectors are taken in order, so the result is the Q of the QR decomposition whose R has a
 * positive diagonal, as Keras's `Orthogonal` has it; every bit is fixed, as only + - · / and `Math.sqrt`
 * are used. A vector that depends on those before it (probability 0) becomes 0.
 *
 * Gram-Schmidt, a vector orthogonalized again when it lost more than half its length (Kahan and Parlett,
 * "twice is enough").
 */
export function orthonormalize(kernel: Float64Array, units: number, fanIn: number): void {
  if (units <= fanIn) {
    orthonormalizeRows(kernel, units, fanIn);
    return;
  }
  const transposed = transpose(kernel, units, fanIn);
  orthonormalizeRows(transposed, fanIn, units);
  kernel.set(transpose(transposed, fanIn, units));
}

function orthonormalizeRows(matrix: Float64Array, rows: number, columns: number): void {
  for (let row = 0; row < rows; row++) {
    const vector = matrix.subarray(row * columns, (row + 1) * columns);
    let before = Math.sqrt(dot(vector, vector));
    for (let pass = 0; pass < 3; pass++) {
      for (let other = 0; other < row; other++) removeDirection(vector, matrix.subarray(other * columns, (other + 1) * columns));
      const after = Math.sqrt(dot(vector, vector));
      const lostLittle = after > 0.5 * before;
      before = after;
      if (lostLittle) break;
    }
    const factor = before > 0 ? 1 / before : 0;
    for (let i = 0; i < columns; i++) vector[i] = (vector[i] ?? 0) * factor;
  }
}

function removeDirection(vector: Float64Array, unit: Float64Array): void {
  const share = dot(vector, unit);
  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] ?? 0) - share * (unit[i] ?? 0);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function transpose(matrix: Float64Array, rows: number, columns: number): Float64Array {
  const result = new Float64Array(matrix.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) result[column * rows + row] = matrix[row * columns + column] ?? 0;
  }
  return result;
}
