import { readFileSync } from 'node:fs';
import { expect, type Page } from 'playwright/test';
import { exported, exportedRun, exportedText, open, openStudyLink, runToTheEnd, test, type ExportedRun } from './page.ts';

const RUN = 'rows=2000&hidden=8,8&batch=64&epochs=3&lr=0.01&engine=cpu';

interface Comparison {
  readonly runs: readonly (ExportedRun & { readonly name: string })[];
}

interface GivenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

function fileOf(content: string, name = 'monday.json'): GivenFile {
  return { name, mimeType: 'application/json', buffer: Buffer.from(content) };
}

async function openFile(page: Page, ...files: readonly GivenFile[]): Promise<void> {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('menuitem', { name: 'Open', exact: true }).click();
  await (await chooser).setFiles([...files]);
}

async function drop(page: Page, content: string): Promise<void> {
  const data = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'dropped.json', { type: 'application/json' }));
    return transfer;
  }, content);
  await page.locator('main').dispatchEvent('drop', { dataTransfer: data });
}

/** What the panels of a study say: its verdict, the counts, the table of networks, and of a sweep its curve. */
async function studyWords(page: Page): Promise<readonly string[]> {
  const networks = page.getByRole('region', { name: 'Networks', exact: true });
  await expect(networks.getByRole('row')).not.toHaveCount(0);
  return Promise.all([page.locator('[data-verdict]').innerText(), networks.innerText(), page.getByRole('region', { name: 'Dead fraction over seeds' }).innerText()]);
}

function messages(page: Page) {
  return page.getByRole('complementary', { name: 'Messages' });
}

/** A run that is trained to its end, as it is exported. */
async function trained(page: Page): Promise<ExportedRun> {
  await open(page, RUN);
  await runToTheEnd(page);
  return exportedRun(page);
}

test('a run opened from a file is drawn and exported as it was, beside the same network at birth, which can be trained again', async ({ page, complaints }) => {
  const run = await trained(page);
  await open(page, 'hidden=4&rows=1000&engine=cpu');
  await openFile(page, fileOf(JSON.stringify(run)));
  await expect(messages(page)).toContainText('monday.json is opened beside what is here.');
  await expect(page.getByRole('list', { name: 'Runs side by side' })).toContainText('from monday.json');
  await expect(page).toHaveURL(/hidden=8,8/);
  await expect(page.getByRole('region', { name: 'Loss', exact: true }).locator('.recharts-line')).not.toHaveCount(0);

  const { runs: [atBirth, again] } = await exported<Comparison>(page);
  expect(atBirth).toMatchObject({ status: 'birth', engine: { asked: 'cpu' } });
  const { name: _name, ...record } = again ?? { name: '' };
  expect(record).toEqual(run);

  await runToTheEnd(page);
  const { runs: [retrained] } = await exported<Comparison>(page);
  expect(retrained?.frames).toEqual(run.frames);
  expect(complaints).toEqual([]);
});

test('a run that stands stays where it is, and a file dropped on the page is opened beside it', async ({ page, complaints }) => {
  const run = await trained(page);
  await page.evaluate(() => (location.hash = location.hash.replace('lr=0.01', 'lr=0.1')));
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Epoch 1 of 3' })).toBeVisible();
  await drop(page, JSON.stringify(run));
  await expect(messages(page)).toContainText('dropped.json is opened beside what is here.');
  const { runs } = await exported<Comparison>(page);
  expect(runs.map(({ status, frames }) => [status, frames.length])).toEqual([['paused', 2], ['finished', 4]]);

  await page.getByRole('button', { name: /^Train .* again$/ }).click();
  await expect(page).toHaveURL(/lr=0\.01(&|$)/);
  await page.getByRole('button', { name: /^Drop / }).click();
  await expect(page.getByRole('list', { name: 'Runs side by side' })).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test('what is no exported run is a message that names what is wrong, and all stays as it was', async ({ page, complaints }) => {
  const run = await trained(page);
  const text = JSON.stringify(run);
  const broken: readonly (readonly [content: string, said: string])[] = [
    ['', 'It is empty.'],
    [text.slice(0, 5000), 'It is no JSON, or only a part of one'],
    [text.replace('"units":8', '"units":"eight"'), 'frames[0].layers[0].units is "eight"; it must be a whole number'],
    ['{"schema":"dead-relu-lab/study@1"}', 'link is missing; it must be a text.'],
    [readFileSync(new URL('../package.json', import.meta.url), 'utf8'), 'It names no schema'],
  ];
  for (const [content, said] of broken) {
    await openFile(page, fileOf(content, 'broken.json'));
    await expect(messages(page)).toContainText(`broken.json is not opened. ${said}`);
  }
  expect(await exportedRun(page)).toEqual(run);
  expect(complaints).toEqual([]);
});

for (const [name, link] of [
  ['of 3 seeds', 'rows=1000&hidden=4&batch=100&epochs=2&lr=0.1&labels=xor&engine=wasm&seeds=3'],
  ['that is a sweep', 'rows=1000&hidden=4&batch=100&epochs=2&lr=0.1&labels=xor&engine=wasm&seeds=2&sweep=depth:1..3'],
] as const) {
  test(`a study ${name} opened from a file shows what it showed and is exported byte for byte; Run trains it anew to the same`, async ({ page, complaints }) => {
    await openStudyLink(page, link);
    await runToTheEnd(page);
    const before = await studyWords(page);
    const text = await exportedText(page);

    await open(page, 'hidden=4&rows=1000&engine=cpu');
    await openFile(page, fileOf(text));
    await expect(messages(page)).toContainText('monday.json is opened. A file holds no kernels');
    await expect(page).toHaveURL(/seeds=/);
    expect(await studyWords(page)).toEqual(before);
    await expect(page.getByText(/as it was recorded: all \d networks are done\. Run trains them all anew/)).toBeVisible();
    await expect(page.getByText(/The numbers shown were opened from monday\.json: WebAssembly \(.*\), float32, and version .* of the page made them\./)).toBeVisible();
    expect(await exportedText(page)).toBe(text);

    await runToTheEnd(page);
    expect(await studyWords(page)).toEqual(before);
    await expect(page.getByText('The numbers shown were opened from')).toHaveCount(0);
    const withoutTime = (record: string): string => record.replace(/"seconds": .*/, '');
    expect(withoutTime(await exportedText(page))).toBe(withoutTime(text));
    expect(complaints).toEqual([]);
  });
}

test('a network of an opened study leads to its run, and a run that was trained here waits pinned', async ({ page, complaints }) => {
  await openStudyLink(page, 'rows=1000&hidden=4&batch=100&epochs=2&engine=wasm&seeds=3');
  await runToTheEnd(page);
  const text = await exportedText(page);
  await trained(page);
  await drop(page, text);
  await expect(messages(page)).toContainText('dropped.json is opened. The run that was here is pinned: Back to one run shows it.');
  await page.getByRole('region', { name: 'Networks', exact: true }).getByRole('link', { name: /^seed / }).first().click();
  await expect(page.getByRole('list', { name: 'Runs side by side' }).getByText('pinned')).toBeVisible();
  const { runs } = await exported<Comparison>(page);
  expect(runs.map(({ status, frames }) => [status, frames.length])).toEqual([['birth', 1], ['finished', 4]]);
  expect(complaints).toEqual([]);
});
