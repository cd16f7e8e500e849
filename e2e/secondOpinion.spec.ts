import { expect, type Page } from 'playwright/test';
import { exportedRun, open, test } from './page.ts';

/** Trains one epoch, has it checked, and gives the largest deviation of a gradient that the page names, and its words. */
async function checkedGradient(page: Page): Promise<{ readonly worst: number; readonly words: string }> {
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  await page.getByRole('button', { name: 'Check against TensorFlow.js' }).click();
  const words = page.locator('output', { hasText: /The first \d+ steps? again/ });
  await expect(words).toBeVisible({ timeout: 60_000 });
  const text = (await words.textContent()) ?? '';
  const worst = /gradients differ by at most (\S+) of/.exec(text)?.[1]?.replace('−', '-');
  return { worst: Number(worst), words: text };
}

for (const engine of ['webgl', 'cpu'] as const) {
  test(`TensorFlow.js makes the article’s first steps as ${engine} does`, async ({ page, complaints }) => {
    await open(page, `engine=${engine}`);
    const { worst, words } = await checkedGradient(page);
    expect(worst, words).toBeGreaterThan(0);
    expect(worst, words).toBeLessThan(1e-5);
    const run = await exportedRun(page);
    expect(run.engine.id, run.engine.reason).toBe(engine);
    expect(run.frames.map(({ epoch }) => epoch)).toEqual([0, 1]);
    expect(complaints).toEqual([]);
  });
}

test('a rate that is 1 % too large in the fused kernels is noticed', async ({ page, complaints }) => {
  const right = 'float rate = rates.x * learningRate;';
  await page.route(/assets\/webglEngine-.*\.js$/, async (route) => {
    const response = await route.fetch();
    const code = await response.text();
    expect(code).toContain(right);
    await route.fulfill({ response, body: code.replaceAll(right, 'float rate = rates.x * learningRate * (learningRate < .01 ? 1.01 : 1.);') });
  });
  await open(page, 'engine=webgl');
  const { worst, words } = await checkedGradient(page);
  expect(worst, words).toBeGreaterThan(1e-5);
  const run = await exportedRun(page);
  expect(run.engine.id, run.engine.reason).toBe('webgl');
  expect(complaints).toEqual([]);
});
