import { expect, it } from 'vitest';
import { waitForFence, type Fence } from './fence.ts';

function fenceThat(passes: () => boolean): Fence & { deleted: number } {
  const fence = { deleted: 0, passed: passes, delete: () => void (fence.deleted += 1) };
  return fence;
}

const alive = { isContextLost: () => false };

it('a wait ends when the GPU passes the fence, which is then deleted', async () => {
  let polls = 0;
  const fence = fenceThat(() => ++polls === 3);
  await waitForFence(alive, fence);
  expect(polls).toBe(3);
  expect(fence.deleted).toBe(1);
});

it('a wait on a lost context fails as context-lost, though its fence says it passed', async () => {
  const fence = fenceThat(() => true);
  await expect(waitForFence({ isContextLost: () => true }, fence)).rejects.toMatchObject({ name: 'EngineError', code: 'context-lost' });
  expect(fence.deleted).toBe(1);
});

it('a wait on a silent GPU fails as worker-hung when patience ends', async () => {
  const fence = fenceThat(() => false);
  await expect(waitForFence(alive, fence, 0)).rejects.toMatchObject({ name: 'EngineError', code: 'worker-hung' });
  expect(fence.deleted).toBe(1);
});
