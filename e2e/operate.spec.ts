import { expect, type Page } from 'playwright/test';
import { readLink } from '../src/core/address/readLink.ts';
import { formatOperations } from '../src/core/link/at.ts';
import { accessibilityFaults } from './axe.ts';
import { exported, exportedRun, open, QUICK, runToTheEnd, test, type ExportedRun } from './page.ts';

const SMALL = 'engine=wasm&rows=2000&hidden=8,8&epochs=6&batch=64&labels=sum&lr=0.01';

interface OperatedRun extends ExportedRun {
  readonly operations?: readonly { readonly epoch: number; readonly operation: string; readonly value?: string; readonly text: string }[];
}

/** Chooses an operation from the menu and makes it with what its fields hold, or with other values. */
async function operate(page: Page, name: string, fields: Readonly<Record<string, string>> = {}): Promise<void> {
  await page.getByRole('button', { name: 'Operate', exact: true }).click();
  await page.getByRole('menu', { name: 'Operate', exact: true }).getByRole('menuitem', { name: `${name}…`, exact: true }).click();
  const dialog = page.getByRole('dialog', { name, exact: true });
  for (const [label, value] of Object.entries(fields)) await dialog.getByRole('textbox', { name: label, exact: true }).fill(value);
  await dialog.getByRole('button', { name: 'Make it', exact: true }).click();
  await expect(dialog).toBeHidden();
}

async function step(page: Page, epoch: number): Promise<void> {
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: `Epoch ${epoch} of` })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeVisible();
}

function atOf(page: Page): string {
  return formatOperations(readLink(new URL(page.url()).hash.slice(1)).experiment.operations ?? []);
}

test('an operation from the menu acts from the next epoch on, stands in link, record and axes, and is undone to the bit', async ({ page, complaints }) => {
  await open(page, SMALL);
  await runToTheEnd(page);
  const untouched = await exportedRun(page);
  expect(untouched.engine.id).toBe('wasm');

  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await step(page, 1);
  await step(page, 2);
  await operate(page, 'Change the activation');
  await expect.poll(() => atOf(page)).toBe('2.activation:leaky_relu');
  await operate(page, 'Change the learning rate', { Rate: '0.05' });
  await expect.poll(() => atOf(page)).toBe('2.activation:leaky_relu|2.lr:0.05');
  await runToTheEnd(page);
  for (const region of ['Loss', 'Network']) {
    await expect(page.getByRole('region', { name: region, exact: true }).getByRole('list', { name: 'Operations' }).first()).toContainText('After epoch 2: the activation becomes Leaky ReLU 0.3 and the learning rate becomes 0.05.');
  }
  const operated = await exported<OperatedRun>(page);
  expect(operated.operations?.map(({ epoch, operation }) => `${epoch} ${operation}`)).toEqual(['2 activation', '2 lr']);
  expect(operated.frames.slice(0, 3)).toEqual(untouched.frames.slice(0, 3));
  expect(operated.frames[3]).not.toEqual(untouched.frames[3]);

  const link = new URL(page.url()).hash.slice(1);
  await open(page, link);
  await runToTheEnd(page);
  expect((await exportedRun(page)).frames).toEqual(operated.frames);

  for (const left of ['2.activation:leaky_relu', '']) {
    await page.getByRole('button', { name: 'Operate', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Undo the last operation', exact: true }).click();
    await expect.poll(() => atOf(page)).toBe(left);
  }
  await expect(page.getByRole('status').filter({ hasText: 'Epoch 2 of 6' })).toBeVisible();
  await runToTheEnd(page);
  expect((await exportedRun(page)).frames).toEqual(untouched.frames);
  expect(complaints).toEqual([]);
});

test('an operation after an epoch that is over trains the run again, and its untouched twin beside it', async ({ page, complaints }) => {
  await open(page, SMALL);
  await runToTheEnd(page);
  await operate(page, 'ReDo', { 'τ': '0.5', 'Repeat': '2', 'After epoch': '1' });
  await expect.poll(() => atOf(page)).toBe('1.every.2.redo:0.5');
  await expect(page.getByRole('status').filter({ hasText: 'Finished' })).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Operate', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Train the untouched twin beside it', exact: true }).click();
  await expect(page.getByText('Compared: Operations. All other settings are equal.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Operate', exact: true })).toBeDisabled();
  await expect.poll(() => decodeURIComponent(new URL(page.url()).hash)).toContain('compare=at:1.every.2.redo:0.5|none');
  expect(complaints).toEqual([]);
});

test('the run of a lesson stays as it is when the lesson is left, and is operated on then', async ({ page, complaints }) => {
  await page.goto(`/#${SMALL}&lesson=one-layer`);
  await expect(page.getByRole('region', { name: 'One ReLU layer', exact: true })).toBeVisible();
  await runToTheEnd(page);
  await expect(page.getByRole('button', { name: 'Operate', exact: true })).toBeHidden();
  await page.getByRole('button', { name: 'Leave the lessons', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Finished' })).toBeVisible();
  await operate(page, 'ReDo', { 'τ': '0.5', 'Repeat': '2', 'After epoch': '1' });
  await expect.poll(() => atOf(page)).toBe('1.every.2.redo:0.5');
  await expect(page.getByRole('status').filter({ hasText: 'Finished' })).toBeVisible({ timeout: 60_000 });
  expect(complaints).toEqual([]);
});

test('a value that is not allowed is said, and nothing is done', async ({ page, complaints }) => {
  await open(page, SMALL);
  await page.getByRole('button', { name: 'Operate', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Change the learning rate…', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Change the learning rate', exact: true });
  await dialog.getByRole('textbox', { name: 'Rate', exact: true }).fill('fast');
  await dialog.getByRole('button', { name: 'Make it', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('a number from 0.000001 to 10');
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  expect(atOf(page)).toBe('');
  expect(complaints).toEqual([]);
});

test('a link with at replays the revival of a network that a high learning rate killed', async ({ page, complaints }) => {
  const link = `${QUICK.replace('lr=0.01', 'lr=0.1')}&labels=sum&engine=wasm&epochs=14&at=10.activation:leaky_relu:0.3`;
  await open(page, link);
  await runToTheEnd(page);
  const first = await exportedRun(page);
  expect(first.frames[10]?.layers[0]?.deadFraction).toBeGreaterThan(0.1);
  expect(first.frames[11]?.layers[0]?.deadFraction).toBeNull();
  await page.getByRole('button', { name: 'Run again', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Finished' })).toBeVisible({ timeout: 60_000 });
  expect((await exportedRun(page)).frames).toEqual(first.frames);
  expect(complaints).toEqual([]);
});

test('parts of at that cannot be used are named, and the rest is done', async ({ page, complaints }) => {
  await open(page, `${SMALL}&at=2.lr:0.5|9.lr:0.1|x|2.toString`);
  for (const part of ['9.lr:0.1', 'x', '2.toString']) await expect(page.getByRole('alert').filter({ hasText: `“${part}” of at` })).toBeVisible();
  expect(atOf(page)).toContain('2.lr:0.5');
  expect(complaints).toEqual([]);
});

test('on a phone the menu and its dialog are there', async ({ page, complaints }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, SMALL);
  await operate(page, 'Freeze a layer');
  await expect.poll(() => atOf(page)).toBe('0.freeze');
  expect(complaints).toEqual([]);
});

// Every layout of the fused kernels: one draw, one hidden layer, several; and TensorFlow.js.
for (const [engine, hidden, batch] of [['webgl', '6', 32], ['webgl', '40', 256], ['webgl', '8,8,8', 64], ['tfjs', '8,8', 256]] as const) {
  test(`${engine} trains ${hidden} units in batches of ${batch} through operations to the numbers of the CPU`, async ({ page, complaints }) => {
    const operations = `1.l2:0.05|1.optimizer:momentum|2.freeze.1|2.batch:${batch * 2}|3.labels:norm|3.redo:0.1|4.thaw|4.activation:leaky_relu|4.bias.1.add:0.2`;
    const linkOn = (each: string): string => `engine=${each}&rows=2000&hidden=${hidden}&epochs=6&batch=${batch}&labels=sum&lr=0.01&initializer=he_normal&data=symmetric-box&at=${operations}`;
    const lossesOn = async (each: string): Promise<readonly number[]> => {
      await open(page, linkOn(each));
      await runToTheEnd(page);
      const run = await exportedRun(page);
      expect(run.engine.id).toBe(each);
      return run.frames.flatMap(({ trainLoss, validationLoss }) => [trainLoss, validationLoss]);
    };
    const [gpu, cpu] = [await lossesOn(engine), await lossesOn('cpu')];
    expect(gpu).toHaveLength(cpu.length);
    expect(Math.max(...gpu.map((loss, index) => Math.abs(loss - (cpu[index] ?? Number.NaN))))).toBeLessThan(2e-4);
    expect(complaints).toEqual([]);
  });
}
