import { expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT } from '../../core/experiment/settings/fields.ts';
import { runHeadless } from '../testing/runHeadless.ts';
import { unitEvents } from './unitFates.ts';

it('deaths less revivals are what the number of dead units grew by', async () => {
  const { frames } = await runHeadless({ ...DEFAULT_EXPERIMENT, rows: 10_000, batchSize: 128, learningRate: 0.01, epochs: 12 }, 'end');
  const deadIn = (epoch: number): number => (frames[epoch]?.layers[0]?.deadFraction ?? Number.NaN) * 64;
  for (const from of [0, 4]) {
    const { died, revived } = unitEvents(frames, from);
    expect(died - revived).toBe(deadIn(12) - deadIn(from));
    expect(died).toBeGreaterThan(0);
  }
  expect(unitEvents(frames, 12)).toEqual({ died: 0, revived: 0 });
});
