import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EXPERIMENTS, RecoveryModel, type Action } from './testing/recoveryModel.ts';

/** How often each is done, of all. */
const SIMPLE = { run: 9, pause: 9, step: 3, reset: 1, restart: 2, restartOnCpu: 1, drop: 1, picture: 3, crash: 6, hang: 2, lackWebgl: 1 } as const;

function simpleKinds(): readonly (keyof typeof SIMPLE)[] {
  return ['run', 'pause', 'step', 'reset', 'restart', 'restartOnCpu', 'drop', 'picture', 'crash', 'hang', 'lackWebgl'];
}

const actions: fc.Arbitrary<Action> = fc.oneof(
  { weight: 24, arbitrary: fc.record({ kind: fc.constant('work' as const), count: fc.integer({ min: 1, max: 50 }) }) },
  { weight: 24, arbitrary: fc.record({ kind: fc.constant('deliver' as const), count: fc.integer({ min: 1, max: 100 }) }) },
  ...simpleKinds().map((kind) => ({ weight: SIMPLE[kind], arbitrary: fc.constant({ kind }) })),
  { weight: 3, arbitrary: fc.constant({ kind: 'fault' as const, code: 'context-lost' as const }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('fault' as const), code: fc.constantFrom('out-of-memory' as const, 'engine-error' as const) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('open' as const, 'compare' as const, 'seeds' as const, 'sweep' as const), variant: fc.integer({ min: 0, max: EXPERIMENTS.length - 1 }) }) },
);

it('whatever is done and whatever fails, frames, states and notices are true, and every run can be brought to its end', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(actions, { minLength: 90, maxLength: 110, size: 'max' }), async (sequence) => {
      const model = new RecoveryModel();
      for (const action of sequence) {
        await model.act(action);
        expect(model.claims.broken).toEqual([]);
      }
      await model.finish();
      expect(model.claims.broken).toEqual([]);
    }),
    { numRuns: 30, endOnFailure: true },
  );
}, 240_000);
