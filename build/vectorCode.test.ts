import { describe, expect, it } from 'vitest';
import { ACTIVATIONS } from '../src/core/vocabulary/activations.ts';
import { vocabularySource } from './kernelSources.ts';
import { vectorAssignments, vectorExpression, vectorFunction } from './vectorCode.ts';

describe('GLSL four numbers at a time', () => {
  it('keeps the order of operations', () => {
    expect(vectorExpression('a - b - c * 2.')).toBe('f32x4.sub(f32x4.sub(a, b), f32x4.mul(c, f32x4.splat(2)))');
    expect(vectorExpression('-(a + 1e-7) / f(b, -.5)')).toBe('f32x4.div(f32x4.neg(f32x4.add(a, f32x4.splat(1e-7))), f(b, f32x4.splat(-0.5)))');
  });

  it('computes both sides of a choice', () => {
    expect(vectorExpression('z < 0. || (z == 0. && p == 0.) ? p : 1.')).toBe(
      'v128.bitselect(p, f32x4.splat(1), v128.or(f32x4.lt(z, f32x4.splat(0)), v128.and(f32x4.eq(z, f32x4.splat(0)), f32x4.eq(p, f32x4.splat(0)))))',
    );
  });

  it('hands what is assigned to whoever stores it', () => {
    expect(vectorAssignments('s0 = .9 * s0; p += s0;', (name, value) => (name === 'p' ? value : `settled(${value})`))).toBe(
      's0 = settled(f32x4.mul(f32x4.splat(0.9), s0)); p = f32x4.add(p, s0);',
    );
  });

  it('takes functions of one value', () => {
    expect(vectorFunction('float twice(float z) {\n  float t = z + z;\n  return t;\n}')).toContain('@inline function twice(z: v128): v128 {\n  const t = f32x4.add(z, z);\n  return t;\n}');
  });

  it.each(['a % b', 'a + ', '(a', 'a b', 'a[0]'])('names what it knows no form of: %s', (source) => {
    expect(() => vectorExpression(source)).toThrow(source);
  });
});

it('has a case for every activation', () => {
  const [, activate = ''] = vocabularySource().split('function activate(');
  const [body = ''] = activate.split('export function');
  expect(body.match(/case \d+:/g)).toHaveLength(Object.keys(ACTIVATIONS).length);
});
