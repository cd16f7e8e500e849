import { expect, type Page } from 'playwright/test';
import { crashEngine, hangEngine, loseContext, patchEngine } from './engineFaults.ts';
import { exportedRun, open, runToTheEnd, test, type ExportedRun } from './page.ts';

/** Short epochs of several updates, so that pauses and faults meet the middle of one. */
const EPOCHS = 60;
const LINK = `rows=20000&batch=32&hidden=8&lr=0.01&epochs=${EPOCHS}`;
const ACTIONS = 40;

/** What a loss of the engine is called. */
const WORDS = { crash: 'The engine crashed', hang: 'The engine stopped answering', context: 'The graphics context was lost' } as const;
type Fault = keyof typeof WORDS;
const INJECT = { crash: crashEngine, hang: hangEngine, context: loseContext } as const satisfies Record<Fault, unknown>;

/** Numbers from 0 to 1 that a seed repeats (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type State = 'birth' | 'running' | 'paused' | 'finished' | 'failed';

/** What the page says of the run, by its live status and its buttons. */
async function stateOf(page: Page): Promise<State> {
  if (await page.getByRole('button', { name: 'Pause', exact: true }).isVisible()) return 'running';
  if (await page.getByRole('button', { name: 'Restart the engine' }).isVisible()) return 'failed';
  const status = await page.getByRole('status').first().textContent();
  if (status?.includes('Finished') === true) return 'finished';
  return status?.includes('At birth') === true ? 'birth' : 'paused';
}

/** One page, what is done to it, and what is known of what happened. */
class Disturbed {
  readonly done: string[] = [];
  private readonly page: Page;
  private readonly random: () => number;
  private readonly undisturbed: ExportedRun;
  private readonly faults: readonly Fault[];
  private hangsLeft = 1;
  private lossesInARow = 0;
  /** After `Pause` or `Step` a run stops by itself, maybe before the fault arrives. */
  private lastPressed = 'Run';
  private losses = 0;

  constructor(page: Page, seed: number, undisturbed: ExportedRun) {
    this.page = page;
    this.random = randomNumbers(seed);
    this.undisturbed = undisturbed;
    this.faults = undisturbed.engine.id === 'webgl' ? ['crash', 'context', 'hang'] : ['crash', 'crash', 'hang'];
  }

  async act(): Promise<void> {
    const chance = this.random();
    const state = await stateOf(this.page);
    this.done.push(`${state} ${chance.toFixed(2)}`);
    if (state === 'failed') await this.restart();
    else if (chance < 0.2) await this.disturb(state);
    else if (chance < 0.3) await this.export();
    else if (chance < 0.33) await this.press('Reset');
    else if (state === 'running') await (chance < 0.7 ? this.watch() : this.press('Pause'));
    else if (chance < 0.5 && state !== 'finished') await this.press('Step');
    else await this.press(state === 'finished' ? 'Run again' : 'Run');
  }

  /** Trains to the end, and exports. */
  async finish(): Promise<ExportedRun> {
    const finished = this.page.getByRole('status').filter({ hasText: 'Finished' });
    if ((await stateOf(this.page)) === 'failed') await this.restart();
    for (let tries = 0; tries < 3 && !(await finished.isVisible()); tries++) {
      if ((await stateOf(this.page)) !== 'running') await this.press('Run');
      await this.page.getByRole('button', { name: /^Run( again)?$/ }).waitFor({ timeout: 60_000 });
    }
    await expect(finished).toBeVisible();
    return this.export();
  }

  private async press(name: string): Promise<void> {
    // A state that changed meanwhile leaves no such button to press.
    await this.page.getByRole('button', { name, exact: true }).click({ timeout: 1000 }).catch(() => {});
    this.lastPressed = name === 'Run again' ? 'Run' : name;
    if (name === 'Reset') this.lossesInARow = 0;
  }

  private async watch(): Promise<void> {
    // A run that has just finished changes no more.
    const epoch = await this.page.locator('header').first().textContent();
    await this.page.waitForFunction((before) => document.querySelector('header')?.textContent !== before, epoch, { timeout: 1000 }).catch(() => {});
  }

  private async restart(): Promise<void> {
    expect(this.lossesInARow, 'a run is given up after four losses in a row').toBeGreaterThanOrEqual(4);
    this.lossesInARow = 0;
    await this.press('Restart the engine');
    this.lastPressed = 'Step';
  }

  /** Loses the engine, and holds what the page says of it against what it was doing. */
  private async disturb(state: State): Promise<void> {
    // A finished run needs no engine: one that it lost is not replaced.
    if (this.page.workers().length === 0) return;
    const fault = this.nextFault(state);
    await this.dismissNotices();
    const before = state === 'running' ? null : await this.export();
    this.done.push(fault);
    const isDone = await INJECT[fault](this.page).then(() => true, () => false);
    // The engine was just being replaced: an earlier fault had gone unnoticed until then.
    if (!isDone) return;
    this.lossesInARow += 1;
    this.losses += 1;
    const notice = this.page.getByRole('alert');
    if (before === null) {
      await expect.poll(async () => (await notice.count()) > 0 || (await stateOf(this.page)) !== 'running', { timeout: 90_000 }).toBe(true);
      if ((await notice.count()) > 0 && (await stateOf(this.page)) !== 'failed') await expect(notice).toContainText(new RegExp(`${WORDS[fault]}; ${this.lastPressed === 'Run' ? 'training went on from' : '(training went on from|the run stays paused at|the network at birth was prepared again)'}`));
      return;
    }
    if (state === 'finished') return;
    await expect(notice.filter({ hasText: WORDS[fault] }).or(notice.filter({ hasText: 'It failed 4 times in a row' })).first()).toBeVisible();
    if ((await stateOf(this.page)) === 'failed') return;
    await expect(notice).toContainText(state === 'birth' ? 'prepared again' : /stays paused at|prepared again/);
    await expect(notice).toContainText(/Nothing that was recorded was lost\.|trained again when it goes on\./);
    const after = await this.export();
    expect([after.steps, after.frames.length], 'what waits keeps what it recorded').toEqual([before.steps, before.frames.length]);
    // Paused before its first update, a run is at birth.
    expect(['birth', 'paused'], 'what waits is not trained').toContain(after.status);
  }

  /** What a run that waits would notice of a lost context or a hang, it notices only when it trains again. */
  private nextFault(state: State): Fault {
    const fault = this.faults[Math.floor(this.random() * this.faults.length)] ?? 'crash';
    if (state !== 'running' || (fault === 'hang' && this.hangsLeft === 0)) return 'crash';
    if (fault === 'hang') this.hangsLeft -= 1;
    return fault;
  }

  private async dismissNotices(): Promise<void> {
    const dismiss = this.page.getByRole('button', { name: 'Dismiss', exact: true });
    if (await dismiss.isVisible()) await dismiss.click();
  }

  /** Exports, and holds the record against the run that nothing happened to. */
  private async export(): Promise<ExportedRun> {
    const run = await exportedRun(this.page);
    const { frames } = run;
    const stepsPerEpoch = this.undisturbed.frames[1]?.step ?? Number.NaN;
    expect(frames.map(({ epoch, step }) => [epoch, step])).toEqual(frames.map((_, epoch) => [epoch, epoch * stepsPerEpoch]));
    expect(run.steps).toBe(frames.at(-1)?.step ?? 0);
    for (const frame of frames.slice(-2)) {
      for (const layer of frame.layers) expect(entriesOf(layer.kernelGradient)).toBe(layer.name === 'dense_1' ? 4 * layer.units : 8);
    }
    if (run.engine.mixed === true) expect(this.losses, 'an engine is changed where one was lost').toBeGreaterThan(0);
    else if (run.engine.id === this.undisturbed.engine.id) expect(frames.map(told).slice(1)).toEqual(this.undisturbed.frames.slice(1, frames.length).map(told));
    return run;
  }
}

/** What the frames of equal runs agree in. */
function told({ epoch, trainLoss, validationLoss, layers }: ExportedRun['frames'][number]): unknown {
  return { epoch, trainLoss, validationLoss, layers: layers.map(({ deadFraction, onRate, kernel, kernelGradient }) => ({ deadFraction, onRate, kernel, kernelGradient })) };
}

function entriesOf({ zeroCount, nanCount, infCount, histogram }: ExportedRun['frames'][number]['layers'][number]['kernelGradient']): number {
  return zeroCount + nanCount + infCount + histogram.counts.reduce((sum, count) => sum + count, 0);
}

for (const engine of ['webgl', 'cpu'] as const) {
  test(`whatever is pressed and whatever fails on ${engine}, the record is whole and the notices are true`, async ({ page }) => {
    const seed = Number(process.env['FAULT_SEED']);
    process.stdout.write(`FAULT_SEED=${seed} for ${engine}\n`);
    test.slow();
    await page.clock.install();
    await patchEngine(page);
    await open(page, `${LINK}&engine=${engine}`);
    await runToTheEnd(page);
    const disturbed = new Disturbed(page, seed, await exportedRun(page));
    for (let action = 0; action < ACTIONS; action++) await disturbed.act();
    const run = await disturbed.finish();
    expect(run).toMatchObject({ status: 'finished', frames: { length: EPOCHS + 1 } });
  });
}
