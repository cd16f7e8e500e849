import { describe, expect, it } from 'vitest';
import { DATA_SETS } from './dataSets.ts';
import { LABELS, type LabelsId } from './labels.ts';

const label = (id: LabelsId, inputs: readonly number[], word = 0): boolean =>
  LABELS[id].isPositive(Float32Array.from(inputs), 0, inputs.length, DATA_SETS['negative-box'], word);

it('a coin flip is the top bit of the word, whatever the inputs', () => {
  expect(label('coin-flip', [-0.1, -0.1], 0x7fffffff)).toBe(false);
  expect(label('coin-flip', [-0.9, -0.9], 0x80000000)).toBe(true);
});

it('sum: above -d/2 on the negative box', () => {
  expect(label('sum', [-0.5, -0.49])).toBe(true);
  expect(label('sum', [-0.5, -0.51])).toBe(false);
  expect(label('sum', [-0.5, -0.5])).toBe(false);
});

it('norm: above d/3 on the negative box', () => {
  expect(label('norm', [-0.9, 0])).toBe(true);
  expect(label('norm', [-0.8, 0])).toBe(false);
});

it('xor: one of the two halves above its average, the first half the larger', () => {
  expect(label('xor', [-0.1, -0.1, -0.9])).toBe(true);
  expect(label('xor', [-0.1, -0.1, -0.1])).toBe(false);
  expect(label('xor', [-0.9, -0.9, -0.9])).toBe(false);
  expect(label('xor', [-0.9, -0.9, -0.1])).toBe(true);
});

it('xor of one input is that input above its average', () => {
  expect(label('xor', [-0.4])).toBe(true);
  expect(label('xor', [-0.6])).toBe(false);
});

it('a row is read from its start', () => {
  expect(LABELS.sum.isPositive(Float32Array.of(-1, -1, -0.1, -0.1), 2, 2, DATA_SETS['negative-box'], 0)).toBe(true);
});

describe('spiral', () => {
  const spiral = (u: number, v: number): boolean => LABELS.spiral.isPositive(Float32Array.of(u, v), 0, 2, DATA_SETS['symmetric-box'], 0);

  it('winds once round the centre for each root mean square radius', () => {
    const rms = Math.sqrt(2 / 3);
    let steps = 0;
    for (let radius = 0.05; radius < 1.4; radius += 0.05) {
      for (let degrees = 0; degrees < 360; degrees += 7) {
        const angle = (degrees * Math.PI) / 180;
        const phase = ((radius / rms + degrees / 360) % 1 + 1) % 1;
        if (Math.min(phase, 1 - phase, Math.abs(phase - 0.5)) < 0.001) continue;
        expect(spiral(radius * Math.cos(angle), radius * Math.sin(angle)), `${radius} at ${degrees}°`).toBe(phase < 0.5);
        steps += 1;
      }
    }
    expect(steps).toBeGreaterThan(1000);
  });

  it('two points across the centre lie on different arms', () => {
    for (const [u, v] of [[0.3, 0.1], [-0.2, 0.7], [0.55, -0.9], [0.01, 0.02]] as const) expect(spiral(u, v)).toBe(!spiral(-u, -v));
  });

  it('is of the first two inputs about their mean', () => {
    expect(label('spiral', [-0.2, -0.4, -0.9])).toBe(label('spiral', [-0.2, -0.4, -0.1]));
    expect(label('spiral', [-0.2, -0.4])).toBe(LABELS.spiral.isPositive(Float32Array.of(0.8, 0.6), 0, 2, DATA_SETS['positive-box'], 0));
  });

  it('of one input is what it is on the line through the centre', () => {
    for (const u of [-0.9, -0.35, 0.2, 0.5, 0.95]) expect(LABELS.spiral.isPositive(Float32Array.of(u), 0, 1, DATA_SETS['symmetric-box'], 0)).toBe(spiral(u, 0));
  });
});
