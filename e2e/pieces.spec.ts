import { readdirSync, readFileSync } from 'node:fs';
import { expect, test, type Page, type Route } from 'playwright/test';
import { exported, exportedRun, runToTheEnd, type ExportedRun } from './page.ts';

// A blocked request is an error in the console, so these tests look at uncaught errors instead of `complaints`.

const ASSETS = new URL('../dist/assets/', import.meta.url);
const EPOCHS = 3;
const EXPERIMENT = `rows=1000&hidden=8&batch=64&epochs=${EPOCHS}`;

/** Where pieces of the page are first needed. A new one that none of these loads fails the test of its chunk. */
const PLACES = {
  run: `engine=cpu&${EXPERIMENT}`,
  unit: `engine=cpu&${EXPERIMENT}&lesson=one-unit`,
  lesson: `engine=cpu&${EXPERIMENT}&lesson=one-layer`,
  study: `engine=cpu&${EXPERIMENT}&seeds=2`,
  sweep: `engine=cpu&${EXPERIMENT}&seeds=2&sweep=depth:1..2`,
  page: `engine=cpu&${EXPERIMENT}&unit=1.2`,
  stage: `engine=cpu&${EXPERIMENT}&present=1`,
  shared: `engine=cpu&${EXPERIMENT}&expect=01f0`,
  trial: `engine=cpu&${EXPERIMENT}&labels=sum&run=1&treat=1`,
} as const;
type Place = keyof typeof PLACES;
const KEYS: readonly Place[] = ['run', 'unit', 'lesson', 'study', 'sweep', 'page', 'stage', 'shared', 'trial'];

/** What of the menu *Export* needs a file of its own, by the file's name, and what it gives. */
const EXPORT_FILES = {
  moreFiles: { item: 'Tidy CSV', gives: /-tidy\.zip$/ },
  fileStem: { item: 'Tidy CSV', gives: /-tidy\.zip$/ },
  takePicture: { item: 'All panels (SVG)', gives: /\.svg$/ },
} as const;
type ExportChoice = (typeof EXPORT_FILES)[keyof typeof EXPORT_FILES];

/** A static import in built code. */
const STATIC = /(?:from|import) ?"\.\/([^"]+)"/g;

const inHtml = readFileSync(new URL('../index.html', ASSETS), 'utf8');
const built = readdirSync(ASSETS).filter((file) => /\.(js|css)$/.test(file));
const ofEngine = closureOf(built.filter((file) => file.startsWith('worker-')));
/** Without these there is no worker: its entry, and what that imports statically. */
const atOnce = closureOf(built.filter((file) => file.startsWith('worker-')), STATIC);
/** What the page loads after its start: all that the document does not name. */
const later = built.filter((file) => !inHtml.includes(file) && !ofEngine.includes(file) && !hasNoPlace(file));

/** Files that these name, and what those name; or only what `pattern` finds. */
function closureOf(files: readonly string[], pattern = /\.\/([\w-]+\.(?:js|css))/g): readonly string[] {
  const found = new Set(files);
  for (const file of found) {
    for (const [, other = ''] of readFileSync(new URL(file, ASSETS), 'utf8').matchAll(pattern)) if (built.includes(other)) found.add(other);
  }
  return [...found];
}

/** What each piece of the page needs, as the build writes it beside the piece's import: places in the list at the head of the same file. */
const needs: readonly ReadonlySet<string>[] = built.flatMap((file) => {
  const code = readFileSync(new URL(file, ASSETS), 'utf8');
  const list: readonly string[] = JSON.parse(/m\.f=(\[[^\]]*\])/.exec(code)?.[1] ?? '[]');
  return [...code.matchAll(/__vite__mapDeps\((\[[\d,]+\])\)/g)].map(([, places = '[]']) => {
    const indices: readonly number[] = JSON.parse(places);
    return new Set(indices.map((index) => (list[index] ?? '').replace('./', '')));
  });
});

/** Files in groups, each with the files that are missed together: no piece needs two of them, so none hides that another is missing. */
function groupsOf(files: readonly string[]): readonly (readonly string[])[] {
  const groups: string[][] = [];
  for (const file of files) {
    const group = groups.find((others) => !needs.some((piece) => piece.has(file) && others.some((other) => piece.has(other))));
    if (group === undefined) groups.push([file]);
    else group.push(file);
  }
  return groups;
}

const needed = new Map<string, Place>();

test.beforeAll(async ({ browser }) => {
  for (const place of KEYS) {
    const page = await browser.newPage();
    page.on('request', (request) => {
      const file = request.url().split('/').at(-1) ?? '';
      if (!needed.has(file)) needed.set(file, place);
    });
    await page.goto(`/#${PLACES[place]}`);
    await expect(page.getByRole('button', { name: 'Export', exact: true })).toBeEnabled();
    if (place === 'trial') await expect(page.getByRole('region', { name: 'Treatments', exact: true })).toBeVisible();
    if (place === 'run') {
      for (const choice of Object.values(EXPORT_FILES)) await savedBy(page, choice);
      await openEmptyFile(page);
      await expect(messagesOf(page)).toContainText('It is empty.');
      await takeSlowStep(page);
      await expect(page.getByRole('region', { name: 'Slow motion', exact: true }).getByRole('tab').first()).toBeVisible();
    }
    await page.waitForLoadState('networkidle');
    await page.close();
  }
});

/** Answers for files until told to let them through. */
async function block(page: Page, files: readonly string[]): Promise<{ answer: (how: 'missing' | 'html' | 'offline' | 'through') => void }> {
  let how: 'missing' | 'html' | 'offline' | 'through' = 'missing';
  const isMissed = ({ pathname }: URL): boolean => files.some((file) => pathname.endsWith(`/assets/${file}`));
  await page.route(isMissed, (route: Route) => {
    if (how === 'missing') return route.fulfill({ status: 404, body: '' });
    if (how === 'html') return route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Start</title>' });
    return how === 'offline' ? route.abort() : route.continue();
  });
  return { answer: (next) => (how = next) };
}

function faults(page: Page) {
  return page.getByRole('alert').filter({ hasText: 'could not be loaded' });
}

async function tryAgain(page: Page): Promise<void> {
  await faults(page).first().getByRole('button', { name: 'Try again', exact: true }).click();
}

test('the build has chunks that are loaded later', () => {
  expect(later.length).toBeGreaterThan(10);
  expect(ofEngine.length).toBeGreaterThan(1);
});

test('without what knows what is locked nothing can be changed, and the page says so', async ({ page }) => {
  await page.route('**/assets/lock-*.js', (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto(`/#${PLACES.run}&lock=lr`);
  await expect(page.getByText('What is locked here could not be loaded', { exact: false }).first()).toBeVisible();
  await page.getByRole('textbox', { name: 'Seed', exact: true }).fill('7');
  await page.keyboard.press('Enter');
  await stepOnce(page);
  expect(await page.evaluate(() => location.hash)).not.toContain('seed=7');
});

test('without its picture the card of a word still says what it means', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.route('**/assets/TermPicture-*.js', (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto(`/#${PLACES.run}&bias=-5`);
  const refused = page.waitForResponse('**/assets/TermPicture-*.js');
  await page.getByRole('main').getByRole('button', { name: 'born dead', exact: true }).first().click();
  await refused;
  const card = page.getByRole('dialog', { name: 'What born dead means' });
  await expect(card).toContainText('Dead before any training.');
  await expect(card.locator('svg')).toHaveCount(0);
  expect(errors).toEqual([]);
});

test('without what talks to its host a framed page stands and says so', async ({ page, baseURL }) => {
  await page.route('**/assets/hostTalk-*.js', (route) => route.fulfill({ status: 404, body: '' }));
  await page.route('**/frame.html', (route) => route.fulfill({ contentType: 'text/html', body: `<iframe width="900" height="600" src="${baseURL}/#${PLACES.run}"></iframe>` }));
  await page.goto('/frame.html');
  await expect(page.frameLocator('iframe').getByText('The page around this one cannot talk to it.', { exact: false }).first()).toBeVisible();
});

/** Files whose absence a message takes the place of, as soon as the page is there. */
const seenAtOnce = later.filter((file) => !isOfDialog(file) && !isOfTrial(file) && !isOfOpening(file) && !isOfSlowMotion(file) && !file.startsWith('SlowMotionPanel-') && exportOf(file) === undefined);

for (const group of groupsOf(seenAtOnce)) {
  test(`without ${group.join(', ')} the page stands, and goes on once ${group.length === 1 ? 'it comes' : 'they come'}`, async ({ page }) => {
    for (const place of KEYS) {
      const files = group.filter((file) => placeOf(file) === place);
      if (files.length > 0) await test.step(`${place}: ${files.join(', ')}`, () => goesOnWithout(page, files, place));
    }
  });
}

for (const file of later.filter((each) => !seenAtOnce.includes(each))) {
  test(`without ${file} the page stands, and goes on once it comes`, async ({ page }) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    const choice = exportOf(file);
    if (isOfDialog(file) || file.startsWith('SlowMotionPanel-')) await goesOnWithout(page, [file], placeOf(file));
    else {
      const network = await block(page, [file]);
      await page.goto(`/#${PLACES[placeOf(file)]}`);
      if (isOfTrial(file)) await comesWhenTriedAgain(page, file, network.answer);
      else if (isOfOpening(file)) await comesWhenOpenedAgain(page, file, network.answer);
      else if (choice !== undefined) await comesWhenExportedAgain(page, file, choice, network.answer);
      else await comesWhenAskedAgain(page, file, network.answer);
    }
    expect(errors).toEqual([]);
  });
}

function placeOf(file: string): Place {
  const place = needed.get(file);
  if (place === undefined) throw new Error(`No place in PLACES loads ${file}.`);
  return place;
}

/** The page says of each of the files that it is missing, keeps its run, and has it once it can be had. */
async function goesOnWithout(page: Page, files: readonly string[], place: Place): Promise<void> {
  const errors: string[] = [];
  const note = (error: Error): void => void errors.push(error.message);
  page.on('pageerror', note);
  const network = await block(page, files);
  const opensDialog = files.find(isOfDialog);
  await page.goto('about:blank');
  await page.goto(`/#${PLACES[place === 'unit' ? 'run' : place]}`);
  if (place === 'run' || place === 'unit') await stepOnce(page);
  if (files.some((file) => file.startsWith('SlowMotionPanel-'))) await takeSlowStep(page);
  if (place === 'unit') await page.evaluate((link) => (location.hash = link), PLACES.unit);
  if (opensDialog !== undefined) await openDialogOf(opensDialog, page);
  for (const file of files) await expect(faults(page).filter({ hasText: file }).first()).toBeVisible();

  for (const [answer, said] of [['html', 'text/html'], ['offline', 'did not answer']] as const) {
    network.answer(answer);
    await tryAgain(page);
    for (const file of files) await expect(faults(page).filter({ hasText: file }).filter({ hasText: said }).first()).toBeVisible();
  }
  network.answer('through');
  await tryAgain(page);
  await expect(faults(page)).toHaveCount(0);
  await expect(page.getByText('Still loading')).toHaveCount(0);

  if (opensDialog !== undefined) await page.keyboard.press('Escape');
  if (place === 'unit') await page.goBack();
  if (place !== 'trial') await runToTheEnd(page);
  if (isStudy(place)) expect(await exported<{ readonly status: string }>(page)).toMatchObject({ status: 'finished' });
  else expect((await exportedRun(page)).frames.map(({ epoch }) => epoch)).toEqual([0, 1, 2, 3]);
  expect(errors).toEqual([]);
  page.off('pageerror', note);
  await page.unrouteAll();
}

/** Whether a file is fetched ahead, and missed only when its dialog is opened. */
function isOfDialog(file: string): boolean {
  return /^(CompareForm|OperateForm|ShareForm|qrCode|TextRow|Checkboxes)-/.test(file);
}

async function openDialogOf(file: string, page: Page): Promise<void> {
  await page.getByRole('button', { name: file.startsWith('OperateForm-') ? 'Operate' : /^(ShareForm|qrCode)-/.test(file) ? 'Share' : 'Compare', exact: true }).click();
  if (file.startsWith('OperateForm-')) await page.getByRole('menuitem', { name: 'Change the learning rate…', exact: true }).click();
}

/** Whether a file has no place of its own on the page: what a lock holds to, what talks to a host, and the picture in the card of a word. */
function hasNoPlace(file: string): boolean {
  return /^(lock|hostTalk|TermPicture)-.*\.js$/.test(file);
}

/** Whether a file is what tries treatments: without it there is no trial, and so no panel of one. */
function isOfTrial(file: string): boolean {
  return /^(trial|treatments)-.*\.js$/.test(file);
}

/** What is exported by means of a file; undefined for one that no export is made by. */
function exportOf(file: string): ExportChoice | undefined {
  return Object.entries(EXPORT_FILES).find(([name]) => file.startsWith(`${name}-`))?.[1];
}

/** Whether a file takes steps in slow motion: without it there is none, and so no panel of one. */
function isOfSlowMotion(file: string): boolean {
  return file.startsWith('slowMotion-');
}

async function takeSlowStep(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'One step in slow motion', exact: true }).click();
}

/** The page says what is missing, and the next time that a step is wanted asks for it again. */
async function comesWhenAskedAgain(page: Page, file: string, answer: (how: 'html' | 'through') => void): Promise<void> {
  await stepOnce(page);
  const said = page.getByRole('complementary', { name: 'Messages' });
  await takeSlowStep(page);
  await expect(said).toContainText(file);
  answer('html');
  await takeSlowStep(page);
  await expect(said).toContainText('text/html');
  answer('through');
  await takeSlowStep(page);
  await expect(page.getByRole('region', { name: 'Slow motion', exact: true }).getByRole('tab').first()).toBeVisible();
  expect((await exportedRun(page)).frames).toHaveLength(2);
}

/** Whether a file reads files that are opened. */
function isOfOpening(file: string): boolean {
  return file.startsWith('readFiles-');
}

async function openEmptyFile(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('menuitem', { name: 'Open', exact: true }).click();
  await (await chooser).setFiles([{ name: 'empty.json', mimeType: 'application/json', buffer: Buffer.from('') }]);
}

function messagesOf(page: Page) {
  return page.getByRole('complementary', { name: 'Messages' });
}

/** The page says what is missing, nothing is lost, and the next file asks for it again. */
async function comesWhenOpenedAgain(page: Page, file: string, answer: (how: 'html' | 'through') => void): Promise<void> {
  await stepOnce(page);
  await openEmptyFile(page);
  await expect(messagesOf(page)).toContainText(file);
  answer('html');
  await openEmptyFile(page);
  await expect(messagesOf(page)).toContainText('text/html');
  answer('through');
  await openEmptyFile(page);
  await expect(messagesOf(page)).toContainText('It is empty.');
  expect((await exportedRun(page)).frames).toHaveLength(2);
}

async function choose(page: Page, { item }: ExportChoice): Promise<void> {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}

async function savedBy(page: Page, choice: ExportChoice): Promise<void> {
  const download = page.waitForEvent('download');
  await choose(page, choice);
  expect((await download).suggestedFilename()).toMatch(choice.gives);
}

/** The page says what is missing, nothing is lost, and the next export asks for it again. */
async function comesWhenExportedAgain(page: Page, file: string, choice: ExportChoice, answer: (how: 'html' | 'through') => void): Promise<void> {
  await stepOnce(page);
  const said = page.getByRole('complementary', { name: 'Messages' });
  await choose(page, choice);
  await expect(said).toContainText(file);
  answer('html');
  await choose(page, choice);
  await expect(said).toContainText('text/html');
  answer('through');
  await savedBy(page, choice);
  expect((await exportedRun(page)).frames).toHaveLength(2);
}

/** The page says what is missing, and *Try treatments* asks for it again. */
async function comesWhenTriedAgain(page: Page, file: string, answer: (how: 'html' | 'through') => void): Promise<void> {
  const press = (): Promise<void> => page.getByRole('region', { name: 'Diagnosis' }).getByRole('button', { name: 'Try treatments', exact: true }).click();
  const said = page.getByRole('complementary', { name: 'Messages' });
  await expect(said).toContainText(file);
  answer('html');
  await press();
  await expect(said).toContainText('text/html');
  answer('through');
  await press();
  await expect(page.getByRole('region', { name: 'Treatments', exact: true })).toBeVisible();
}

function isStudy(place: Place): boolean {
  return place === 'study' || place === 'sweep';
}

/** Trains one epoch, so that a run is under way. */
async function stepOnce(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: `Epoch 1 of ${EPOCHS}` })).toBeVisible();
}

test('a chunk that is slow leaves the frame of its panel, which says so', async ({ page }) => {
  let release = (): void => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/assets/Loss-*.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`/#${PLACES.run}`);
  const loss = page.getByRole('region', { name: 'Loss', exact: true });
  await expect(loss.getByText('Still loading…')).toBeVisible();
  const before = await loss.boundingBox();
  release();
  await expect(loss.getByRole('radio', { name: 'linear' })).toBeVisible();
  expect(await loss.boundingBox()).toEqual(before);
});

test('a menu asked for before its code is here opens once it comes, and gives the focus back', async ({ page }) => {
  let release = (): void => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/assets/overlayParts-*.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`/#${PLACES.run}`);
  const opener = page.getByRole('button', { name: 'Lessons', exact: true });
  const before = await opener.boundingBox();
  await opener.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu')).toHaveCount(0);
  release();
  await expect(page.getByRole('menu', { name: 'Lessons' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(opener).toBeFocused();
  expect(await opener.boundingBox()).toEqual(before);
});

/** The engine whose code needs a file of the worker; null for a file without which there is no worker. */
function engineOf(file: string): string | null {
  for (const code of ofEngine) {
    const id = /^(\w+)Engine-/.exec(code)?.[1];
    if (id !== undefined && closureOf([code], STATIC).includes(file) && !atOnce.includes(file)) return id;
  }
  return null;
}

for (const file of ofEngine.filter((code) => engineOf(code) !== null)) {
  test(`without ${file} the cpu engine runs and the page says why; the next run asks again`, async ({ page }) => {
    const id = engineOf(file);
    const network = await block(page, [file]);
    await page.goto(`/#engine=${id}&${EXPERIMENT}`);
    await expect(page.getByText('Its code could not be loaded')).toBeVisible();
    await stepOnce(page);
    network.answer('through');
    await page.getByRole('button', { name: 'Reset', exact: true }).click();
    await expect(page.getByText('Its code could not be loaded')).toHaveCount(0);
    await runToTheEnd(page);
    const run = await exportedRun(page);
    expect(run.engine.id, run.engine.reason).toBe(id);
    expect(run.frames).toHaveLength(EPOCHS + 1);
  });
}

test('without the kernels that count quickly, loops make the same frames', async ({ page }) => {
  const framesOf = async (answer: (route: Route) => Promise<void>): Promise<readonly unknown[]> => {
    const asked = page.waitForRequest('**/assets/wasmTally-*.js');
    await page.route('**/assets/wasmTally-*.js', answer);
    await page.goto('about:blank');
    await page.goto(`/#${PLACES.run}`);
    await asked;
    await runToTheEnd(page);
    return (await exportedRun(page)).frames;
  };
  const byLoops = await framesOf((route) => route.abort());
  expect(byLoops).toHaveLength(EPOCHS + 1);
  expect(await framesOf((route) => route.continue())).toEqual(byLoops);
});

for (const file of atOnce) {
  test(`without ${file} nothing trains and the page says so, until the engine is started again`, async ({ page }) => {
    const network = await block(page, [file]);
    await page.goto(`/#${PLACES.run}`);
    const stopped = page.getByRole('alert').filter({ hasText: 'Its script could not be loaded.' });
    await expect(stopped).toBeVisible();
    network.answer('through');
    await stopped.getByRole('button', { name: 'Restart the engine', exact: true }).click();
    await expect(stopped).toHaveCount(0);
    await runToTheEnd(page);
    expect((await exportedRun(page)).frames).toHaveLength(EPOCHS + 1);
  });
}

/** A chart whose drawing throws until it is mended. */
const BROKEN_CHART = 'export function Loss() { if (!globalThis.mended) throw new Error("no ink"); return null; }';

test('a panel that throws while it is drawn is replaced by a message, and the others go on', async ({ page }) => {
  await page.route('**/assets/Loss-*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: BROKEN_CHART }));
  await page.goto(`/#${PLACES.run}`);
  const loss = page.getByRole('region', { name: 'Loss', exact: true });
  await expect(loss.getByRole('alert')).toContainText('no ink');
  await runToTheEnd(page);
  await page.evaluate(() => Object.assign(globalThis, { mended: true }));
  await loss.getByRole('button', { name: 'Try again', exact: true }).click();
  await expect(page.getByText('no ink')).toHaveCount(0);
  expect((await exportedRun(page)).frames).toHaveLength(EPOCHS + 1);
});

test('a page that cannot be drawn at all still gives what it recorded', async ({ page }) => {
  await page.goto(`/#${PLACES.run}`);
  await runToTheEnd(page);
  await page.evaluate(() => {
    Object.defineProperty(Intl.NumberFormat.prototype, 'format', {
      get() {
        throw new Error('no numbers');
      },
    });
  });
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('heading', { name: 'The page cannot be drawn' })).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('no numbers');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export what was recorded' }).click();
  const saved: { readonly runs: readonly Pick<ExportedRun, 'frames'>[] } = JSON.parse(readFileSync(await (await download).path(), 'utf8'));
  expect(saved.runs.map(({ frames }) => frames.map(({ epoch, layers }) => [epoch, layers[0]?.onRate.length]))).toEqual([[[0, 8], [1, 8], [2, 8], [3, 8]]]);
});

test('the page asks before it is left while it trains, and only then', async ({ page }) => {
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  await page.goto('/#engine=cpu');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  await page.reload();
  expect(asked).toEqual(['beforeunload']);
  await page.getByRole('button', { name: 'Step', exact: true }).focus();
  await page.keyboard.press('Tab');
  await page.reload();
  await page.goto(`/#${PLACES.run}`);
  await runToTheEnd(page);
  await page.reload();
  expect(asked).toEqual(['beforeunload']);
});
