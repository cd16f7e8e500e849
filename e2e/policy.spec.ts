import { expect, test as plain, type Page } from 'playwright/test';
import { exportedRun, open, runToTheEnd, test } from './page.ts';

const ELSEWHERE = 'https://elsewhere.example/script.js';
const EXPERIMENT = 'rows=1000&epochs=2';

/** A host of static files that sends no policy: the meta tag has to do. */
async function withoutHeaders(page: Page): Promise<void> {
  await page.route(/^http:\/\/localhost/, async (route) => {
    const response = await route.fetch();
    const { 'content-security-policy': policy, ...headers } = response.headers();
    expect(policy).toContain("script-src 'self'");
    await route.fulfill({ response, headers });
  });
}

interface Outcome {
  /** What was tried and did not throw. */
  readonly allowed: readonly string[];
  /** Directives that the browser names as those that refused something. */
  readonly refusedBy: readonly string[];
}

/** Tries what the policy forbids, from the scope in which it runs. */
async function tryWhatIsForbidden(elsewhere: string): Promise<Outcome> {
  const allowed: string[] = [];
  const refusedBy = new Set<string>();
  const note = (event: SecurityPolicyViolationEvent): void => void refusedBy.add(event.effectiveDirective);
  globalThis.addEventListener('securitypolicyviolation', note);
  // In a task of its own: a debugger's evaluation may eval where the page itself may not.
  await new Promise((resolve) => setTimeout(resolve));
  const attempts: Record<string, () => unknown> = {
    'eval': () => Reflect.get(globalThis, 'eval')('1'),
    'new Function': () => Reflect.construct(Function, ['return 1'])(),
    'a string for setTimeout': () => Reflect.get(globalThis, 'setTimeout')('1'),
    'import of another origin': () => import(elsewhere),
    'fetch of another origin': () => fetch(elsewhere),
    'another Trusted Types policy': () => Reflect.get(globalThis, 'trustedTypes').createPolicy('other', {}),
    'a worker from a plain address': () => new Worker(elsewhere),
  };
  for (const [name, attempt] of Object.entries(attempts)) {
    try {
      await attempt();
      allowed.push(name);
    } catch {
      // Refused.
    }
  }
  await new Promise((resolve) => setTimeout(resolve));
  return { allowed, refusedBy: [...refusedBy].toSorted() };
}

const REFUSED: Outcome = { allowed: [], refusedBy: ['connect-src', 'require-trusted-types-for', 'script-src-elem', 'trusted-types'] };

for (const [host, prepare] of [
  ['that sends the policy', async () => {}],
  ['that sends no headers', withoutHeaders],
] as const) {
  plain(`from a host ${host}, page and worker run no string and reach no other origin`, async ({ page }) => {
    await prepare(page);
    await page.route(ELSEWHERE, (route) => route.fulfill({ contentType: 'text/javascript', headers: { 'access-control-allow-origin': '*' }, body: 'export {};' }));
    for (const id of ['webgl', 'wasm']) {
      await open(page, `${EXPERIMENT}&engine=${id}`);
      await runToTheEnd(page);
      const { engine } = await exportedRun(page);
      expect(engine.id, engine.reason).toBe(id);
      expect(await page.evaluate(tryWhatIsForbidden, ELSEWHERE)).toEqual(REFUSED);
      expect(await page.workers()[0]?.evaluate(tryWhatIsForbidden, ELSEWHERE)).toEqual(REFUSED);
    }
  });
}

test('from a host that sends no headers, a run gives the console nothing to complain of', async ({ page, complaints }) => {
  await withoutHeaders(page);
  await open(page, `${EXPERIMENT}&engine=webgl`);
  await runToTheEnd(page);
  const { engine } = await exportedRun(page);
  expect(engine.id, engine.reason).toBe('webgl');
  expect(complaints).toEqual([]);
});

test('help leads to the licences of what the page and its worker contain', async ({ page, complaints }) => {
  await open(page, EXPERIMENT);
  await page.getByRole('button', { name: 'Keyboard help' }).click();
  const opened = page.waitForEvent('popup');
  await page.getByRole('dialog').getByRole('link', { name: /Licences/ }).click();
  await expect((await opened).locator('body')).toContainText('@tensorflow/tfjs-backend-webgl');
  expect(complaints).toEqual([]);
});
