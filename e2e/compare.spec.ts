import { expect, type Page } from 'playwright/test';
import { accessibilityFaults } from './axe.ts';
import { exported, open, openStudyLink, QUICK, runToTheEnd, test, type ExportedRun } from './page.ts';

interface ExportedComparison {
  readonly schema: string;
  readonly link: string;
  readonly compare: { readonly key: string; readonly values: readonly string[] } | null;
  readonly alsoDiffers: readonly { readonly key: string; readonly values: readonly string[] }[];
  readonly runs: readonly (ExportedRun & { readonly name: string; readonly experiment: Readonly<Record<string, unknown>> })[];
}

interface ExportedStudy {
  readonly schema: string;
  readonly link: string;
  readonly status: string;
  readonly points: readonly {
    readonly value: number | null;
    readonly bornDeadBounds: { readonly lower: number; readonly upper: number } | null;
    readonly networks: readonly { readonly seed: number; readonly epochs: readonly { readonly epoch: number; readonly deadFraction: readonly (number | null)[] }[] }[];
  }[];
}

const SMALL = 'rows=2000&batch=256&epochs=3&engine=cpu';

function comparison(page: Page): Promise<ExportedComparison> {
  return exported<ExportedComparison>(page);
}

test.describe('a comparison', () => {
  test('trains paired runs that differ in nothing but the compared setting', async ({ page, complaints }) => {
    await open(page, `${QUICK}&epochs=4&engine=cpu&compare=initializer:he_normal|he_uniform|lecun_normal|random_uniform`);
    await expect(page.getByRole('list', { name: 'Runs side by side' }).getByRole('listitem')).toHaveCount(4);
    await runToTheEnd(page);
    const { schema, compare, runs } = await comparison(page);
    expect(schema).toBe('dead-relu-lab/comparison@1');
    expect(compare).toEqual({ key: 'initializer', values: ['he_normal', 'he_uniform', 'lecun_normal', 'random_uniform'] });
    const [first, ...others] = runs;
    for (const run of others) expect({ ...run.experiment, initializer: null }).toEqual({ ...first?.experiment, initializer: null });
    // The output layer has the same shape and initializer in all: its kernel at birth is the same draw.
    const kernels = runs.map(({ frames }) => frames[0]?.layers.at(-1)?.kernel);
    for (const kernel of kernels) expect(kernel).toEqual(kernels[0]);
    // He and LeCun scale one draw: the same units are born dead.
    expect(runs[0]?.frames[0]?.layers[0]?.onRate).toEqual(runs[2]?.frames[0]?.layers[0]?.onRate);
    expect(new Set(runs.map(({ frames }) => frames.length))).toEqual(new Set([5]));
    expect(complaints).toEqual([]);
  });

  test('of how long to train gives the same epochs as far as both go: data, kernels and batches are equal', async ({ page, complaints }) => {
    await open(page, `${SMALL}&compare=epochs:2|4`);
    await runToTheEnd(page);
    const [short, long] = (await comparison(page)).runs;
    expect([short?.name, long?.name]).toEqual(['epochs=2', 'epochs=4']);
    await expect(page.getByText('epochs=2 at epoch 2, where it ended.')).toBeVisible();
    expect(long?.frames).toHaveLength(5);
    const comparable = (run: ExportedRun | undefined): unknown => run?.frames.slice(0, 3).map((frame) => ({ ...frame, layers: frame.layers.map((layer) => ({ ...layer, deadOnTraining: null })) }));
    expect(comparable(short)).toEqual(comparable(long));
    expect(complaints).toEqual([]);
  });

  test('keeps its setting when another changes in the rail, and ends when it is changed itself', async ({ page, complaints }) => {
    await open(page, `${SMALL}&compare=lr:0.01|0.1`);
    await page.getByRole('radiogroup', { name: 'Activation' }).getByText('tanh', { exact: false }).first().click();
    await expect(page).toHaveURL(/activation=tanh.*compare=lr:0\.01\|0\.1/);
    expect((await comparison(page)).runs.map(({ frames }) => frames[0]?.layers[0]?.deadFraction)).toEqual([null, null]);
    await page.getByRole('textbox', { name: 'Learning rate' }).fill('0.5');
    await page.keyboard.press('Enter');
    await expect(page).not.toHaveURL(/compare/);
    await page.goBack();
    await expect(page).toHaveURL(/compare=lr/);
    await expect(page.getByRole('list', { name: 'Runs side by side' }).getByRole('listitem')).toHaveCount(2);
    expect(complaints).toEqual([]);
  });

  test('is chosen in a dialog by keyboard alone, and its values can be dropped', async ({ page, complaints }) => {
    await open(page, SMALL);
    await page.getByRole('button', { name: 'Compare', exact: true }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Compare' });
    await dialog.getByRole('textbox', { name: 'Values' }).fill('he_normal | zeros | ones');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/compare=initializer:he_normal\|zeros\|ones/);
    await page.getByRole('button', { name: 'Drop zeros' }).press('Enter');
    await expect(page).toHaveURL(/compare=initializer:he_normal\|ones/);
    await page.getByRole('button', { name: 'Drop ones' }).press('Enter');
    await expect(page).not.toHaveURL(/compare/);
    expect(complaints).toEqual([]);
  });

  test('says what its values bring along: in the dialog, on the page and in the export', async ({ page, complaints }) => {
    await open(page, SMALL);
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Compare' });
    await dialog.getByRole('button', { name: /Setting/ }).click();
    await page.getByRole('option', { name: 'Output', exact: true }).click();
    await dialog.getByRole('textbox', { name: 'Values' }).fill('sigmoid | linear');
    await expect(dialog).toContainText('These values bring along: Loss (Binary cross-entropy | Mean squared error).');
    await dialog.getByRole('button', { name: 'Show them' }).click();
    await expect(page).toHaveURL(/compare=output:sigmoid\|linear/);
    await expect(page.getByText('These runs also differ in Loss (Binary cross-entropy | Mean squared error); all other settings are equal.')).toBeVisible();
    await expect(page.getByRole('list', { name: 'Runs side by side' }).getByRole('listitem').nth(1)).toContainText('loss=mean_squared_error');
    const { compare, alsoDiffers, runs } = await comparison(page);
    const said = [compare?.key, ...alsoDiffers.map(({ key }) => key)];
    const [first, second] = runs.map(({ experiment }) => experiment);
    expect(Object.keys(first ?? {}).filter((key) => JSON.stringify(first?.[key]) !== JSON.stringify(second?.[key]))).toEqual(said);
    expect(complaints).toEqual([]);
  });

  test('names runs by what sets them apart, and pins no more than colours can tell apart', async ({ page, complaints }) => {
    const long = `${SMALL}&lr=0.01&hidden=8,8&activation=tanh`;
    await open(page, `${long}&seed=1`);
    const pin = page.getByRole('button', { name: 'Pin this run' });
    const follow = async (seed: string): Promise<void> => {
      await page.getByRole('textbox', { name: 'Seed', exact: true }).fill(seed);
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(new RegExp(`seed=${seed}\\b`));
    };
    await pin.click();
    await follow('2');
    await pin.click();
    await follow('3');
    expect((await comparison(page)).runs.map(({ name }) => name)).toEqual(['seed=3', 'seed=1', 'seed=2']);
    await expect(page.getByRole('region', { name: 'Units' }).getByRole('heading', { name: 'seed=2' })).toBeVisible();
    for (const seed of ['4', '5', '6', '7', '8']) {
      await pin.click();
      await follow(seed);
    }
    await expect(page.getByText('8 runs are shown, as many as colours can tell apart.')).toBeVisible();
    await pin.click();
    await expect(page.getByRole('status')).toContainText('Drop one to pin this.');
    const cards = page.getByRole('list', { name: 'Runs side by side' }).getByRole('listitem');
    await expect(cards).toHaveCount(8);
    const looks = await cards.evaluateAll((all) => all.map((card) => getComputedStyle(card).borderInlineStartColor));
    expect(new Set(looks).size).toBe(8);
    const { runs } = await comparison(page);
    expect(new Set(runs.map(({ name }) => name)).size).toBe(8);
    expect(complaints).toEqual([]);
  });

  test('marks where a line ended for want of a number, with a name and a word', async ({ page, complaints }) => {
    await open(page, `data=positive-box&inputs=5&labels=sum&rows=2000&hidden=8&activation=leaky_relu&output=linear&loss=mean_squared_error&optimizer=sgd&batch=1&epochs=10&compare=lr:0.02|0.45&engine=cpu`);
    await runToTheEnd(page);
    for (const name of ['Loss', 'Gradient norms']) {
      const marks = page.getByRole('region', { name, exact: true }).getByRole('img');
      await expect(marks).toHaveCount(1);
      await expect(marks).toHaveAccessibleName('lr=0.45: NaN from epoch 1 on');
      await expect(marks).toContainText('NaN from epoch 1 on');
    }
    expect(complaints).toEqual([]);
  });

  test('begins with a treatment that was tried, and a pinned run stays beside the next', async ({ page, complaints }) => {
    await open(page, `${SMALL}&lr=0.1&labels=sum`);
    await runToTheEnd(page);
    await page.getByRole('region', { name: 'Diagnosis' }).getByRole('button', { name: 'Try treatments' }).click();
    await page.getByRole('button', { name: 'Compare Leaky ReLU' }).click();
    await expect(page).toHaveURL(/compare=activation:relu\|leaky_relu/);
    await expect(page.getByRole('status').filter({ hasText: 'Finished' })).toBeVisible();
    await page.getByRole('button', { name: 'Pin this run' }).click();
    await expect(page.getByRole('button', { name: 'Unpin this run' })).toBeVisible();
    expect((await comparison(page)).runs).toHaveLength(2);
    await page.getByRole('textbox', { name: 'Seed', exact: true }).fill('2');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('list', { name: 'Runs side by side' }).getByText('pinned')).toBeVisible();
    expect((await comparison(page)).runs).toHaveLength(3);
    expect(complaints).toEqual([]);
  });
});

test.describe('many seeds', () => {
  test('run together, and every network opens as a run of its own', async ({ page, complaints }) => {
    await openStudyLink(page, `${SMALL}&labels=sum&lr=0.05&seeds=12&seed=5`);
    await runToTheEnd(page);
    const study = await exported<ExportedStudy>(page);
    expect(study).toMatchObject({ schema: 'dead-relu-lab/study@1', status: 'finished' });
    const networks = study.points[0]?.networks ?? [];
    expect(networks.map(({ seed }) => seed)).toEqual(Array.from({ length: 12 }, (_, index) => 5 + index));
    expect(networks.every(({ epochs }) => epochs.length === 4)).toBe(true);
    for (const { seed } of networks) await expect(page.getByRole('link', { name: `seed ${seed}`, exact: true })).toHaveAttribute('href', new RegExp(`seed=${seed}\\b`));
    await page.getByRole('link', { name: 'seed 9', exact: true }).press('Enter');
    await expect(page).toHaveURL(/seed=9(?!.*seeds)/);
    const run = await exported<ExportedRun>(page);
    expect(run.frames[0]?.layers[0]?.deadFraction).toBe(networks[4]?.epochs[0]?.deadFraction[0]);
    await page.goBack();
    await expect(page.getByRole('region', { name: 'Networks' })).toBeVisible();
    const dots = page.getByRole('slider', { name: /^Networks at .* by the dead fraction/ });
    await expect(dots).toHaveAttribute('aria-valuetext', /^seed \d+/);
    await dots.press('ArrowRight');
    const words = await dots.getAttribute('aria-valuetext');
    await dots.press('Enter');
    await expect(page).toHaveURL(new RegExp(`seed=${/seed (\d+)/.exec(words ?? '')?.[1] ?? 'none'}(?!.*seeds)`));
    expect(complaints).toEqual([]);
  });

  test('say that coin flips leave nothing to learn', async ({ page, complaints }) => {
    await openStudyLink(page, `${SMALL}&seeds=4`);
    await expect(page.getByRole('region', { name: 'Networks' })).toContainText('nothing to learn: the labels are independent of the inputs');
    expect(complaints).toEqual([]);
  });

  test('along depth, of one input on the symmetric box, lie within the published bounds, which are drawn', async ({ page, complaints }) => {
    await openStudyLink(page, 'data=symmetric-box&inputs=1&rows=1000&hidden=2&epochs=1&engine=cpu&seeds=128&sweep=depth:2|5|10');
    await expect(page.getByText('networks at birth. Run trains them all')).toBeVisible();
    const { points } = await exported<ExportedStudy>(page);
    for (const { networks, bornDeadBounds } of points) {
      const share = networks.filter(({ epochs }) => epochs[0]?.deadFraction.includes(1)).length / networks.length;
      const { lower, upper } = bornDeadBounds ?? { lower: NaN, upper: NaN };
      expect(share).toBeGreaterThanOrEqual(lower - 3 * Math.sqrt((lower * (1 - lower)) / networks.length));
      expect(share).toBeLessThanOrEqual(upper + 3 * Math.sqrt((upper * (1 - upper)) / networks.length));
    }
    const sweep = page.getByRole('region', { name: 'Sweep' });
    await expect(sweep.getByText('the bounds of Lu, Shin, Su and Karniadakis')).toBeVisible();
    await sweep.getByRole('slider').press('ArrowRight');
    await sweep.getByRole('slider').press('Enter');
    await expect(page.getByRole('button', { name: /Networks at hidden layers/ })).toHaveText('5');
    await openStudyLink(page, 'rows=1000&hidden=2&epochs=1&engine=cpu&seeds=8&sweep=depth:2|5');
    await expect(page.getByRole('region', { name: 'Sweep' }).getByText('No bounds are drawn')).toBeVisible();
    expect(complaints).toEqual([]);
  });
});

test.describe('a link to more than one run', () => {
  test('with what cannot be used says so, and works', async ({ page, complaints }) => {
    for (const [hash, key] of [
      ['compare=banana:1|2', 'compare'],
      ['compare=lr:0.1', 'compare'],
      ['compare=toString:a|b', 'compare'],
      ['seeds=1', 'seeds'],
      ['seeds=1e9', 'seeds'],
      ['sweep=depth:0..99', 'sweep'],
      ['sweep=__proto__:1|2', 'sweep'],
    ] as const) {
      await open(page, `${SMALL}&${hash}`);
      await expect(page.getByRole('alert').filter({ hasText: key }).first()).toBeVisible();
      await expect(page.getByRole('region', { name: 'Units' })).toBeVisible();
    }
    expect(complaints).toEqual([]);
  });

  test('restores the same screen after a reload', async ({ page, complaints }) => {
    await openStudyLink(page, `${SMALL}&seeds=8&sweep=width:2|4`);
    await page.reload();
    await expect(page.getByRole('region', { name: 'Sweep' })).toBeVisible();
    expect((await exported<ExportedStudy>(page)).link).toContain('seeds=8&sweep=width:2|4');
    expect(complaints).toEqual([]);
  });
});

test.describe('everyone', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing in comparison, study and sweep, ${colorScheme}`, async ({ page, complaints }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await open(page, `${SMALL}&compare=activation:relu|leaky_relu|tanh`);
      await runToTheEnd(page);
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.getByRole('button', { name: 'Compare', exact: true }).click();
      await expect(page.getByRole('dialog', { name: 'Compare' })).toBeVisible();
      expect(await accessibilityFaults(page)).toEqual([]);
      await openStudyLink(page, `${SMALL}&labels=sum&seeds=8`);
      await runToTheEnd(page);
      expect(await accessibilityFaults(page)).toEqual([]);
      await openStudyLink(page, `${SMALL}&seeds=4&sweep=width:1..4`);
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(complaints).toEqual([]);
    });
  }

  test('neither comparison nor study scrolls sideways at any size', async ({ page, complaints }) => {
    for (const width of [1440, 768, 390]) {
      await page.setViewportSize({ width, height: 844 });
      await open(page, `${SMALL}&compare=hidden:8|8,8|64`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
      await openStudyLink(page, `${SMALL}&seeds=4&sweep=width:1..4`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    }
    expect(complaints).toEqual([]);
  });
});
