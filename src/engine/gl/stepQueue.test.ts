import { expect, it } from 'vitest';
import { createStepQueue } from './stepQueue.ts';

/** A GPU that counts how many marks of the queue nobody has seen it pass. */
function slowGpu(): { readonly markQueue: () => () => Promise<void>; unseen: number } {
  const gpu = {
    unseen: 0,
    markQueue: () => {
      gpu.unseen += 1;
      return () => {
        gpu.unseen -= 1;
        return Promise.resolve();
      };
    },
  };
  return gpu;
}

it('never leaves more than two groups of steps on the queue', async () => {
  const gpu = slowGpu();
  const queue = createStepQueue(gpu);
  let ended = 0;
  for (let step = 0; step < 10_000; step++) {
    if (await queue.stepIssued()) ended += 1;
    expect(gpu.unseen).toBeLessThanOrEqual(2);
  }
  expect(ended).toBeGreaterThan(0);
});

it('fails when the GPU fails', async () => {
  const queue = createStepQueue({ markQueue: () => () => Promise.reject(new Error('lost')) });
  await queue.stepIssued();
  await queue.stepIssued();
  await expect(queue.stepIssued()).rejects.toThrow('lost');
});
