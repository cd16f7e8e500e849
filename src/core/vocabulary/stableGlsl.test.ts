import { expect, it } from 'vitest';
import { ACTIVATIONS, type ActivationRow } from './activations.ts';

/** The expression as JavaScript: what this GLSL has in common with it is all that the rows use. */
function compile(expression: string, functions: readonly string[]): (z: number, p: number) => number {
  const script = [...functions, `return ${expression};`]
    .join('\n')
    .replace(/\bfloat (\w+)\(float (\w+)\)/g, 'function $1($2)')
    .replace(/\bfloat (\w+) =/g, 'const $1 =')
    .replace(/\b(exp|abs|min|max)\(/g, 'Math.$1(');
  // oxlint-disable-next-line typescript/no-implied-eval -- the formula under test is text of the vocabulary, not of a stranger.
  const compiled: unknown = new Function('z', 'p', script);
  return (z, p) => (typeof compiled === 'function' ? Number(compiled(z, p)) : NaN);
}

it.each(Object.entries<ActivationRow>(ACTIVATIONS))('%s: the GLSL is the same function', (_id, row) => {
  const parameter = row.parameters[0]?.default ?? 0;
  for (const kind of ['value', 'derivative'] as const) {
    const shader = compile(row.glsl[kind], row.glsl.functions ?? []);
    let worst = 0;
    for (let z = -30; z < 30; z += 0.0137) {
      const exact = row[kind](z, parameter);
      worst = Math.max(worst, Math.abs(shader(z, parameter) - exact) / (0.1 + Math.abs(exact)));
    }
    expect(worst).toBeLessThan(5e-7);
  }
});
