import type { Page, Worker } from 'playwright/test';

/**
 * Code put before the engine's worker script: it lets a test reach the WebGL context that the engine makes, or
 * takes away what a lesser machine lacks.
 */
const REACH_CONTEXT = `
const getContext = OffscreenCanvas.prototype.getContext;
OffscreenCanvas.prototype.getContext = function (...asked) {
  const context = getContext.apply(this, asked);
  if (context !== null) (self.contexts ??= []).push(context);
  return context;
};
`;

/** A machine that loses every context within the first epoch: the training kernels draw triangles without an index. */
export const LOSE_EVERY_CONTEXT = `
const getContext = OffscreenCanvas.prototype.getContext;
OffscreenCanvas.prototype.getContext = function (...asked) {
  const context = getContext.apply(this, asked);
  let draws = 0;
  for (const name of ['drawArrays', 'drawArraysInstanced']) {
    const draw = context[name];
    context[name] = function (...range) {
      draws += 1;
      if (draws === 120) context.getExtension('WEBGL_lose_context')?.loseContext();
      return draw.apply(context, range);
    };
  }
  return context;
};
`;

export const NO_WEBGL = `OffscreenCanvas.prototype.getContext = () => null;\n`;

export const NO_FLOAT_TARGETS = `
const getExtension = WebGL2RenderingContext.prototype.getExtension;
WebGL2RenderingContext.prototype.getExtension = function (name) {
  return name === 'EXT_color_buffer_float' ? null : getExtension.call(this, name);
};
`;

export const NO_WEBASSEMBLY = `self.WebAssembly = undefined;\n`;

/** Puts code before the worker script of every engine that the page starts. */
export async function patchEngine(page: Page, code = REACH_CONTEXT): Promise<void> {
  await page.route(/assets\/worker-.*\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: code + (await response.text()) });
  });
}

/** What an engine says when it is about to hang. */
const HANGS = 'The engine hangs.';
/** Far more than the page waits for an engine that trains. */
const PATIENCE_MS = 600_000;

function newestEngine(page: Page): Worker {
  const engine = page.workers().at(-1);
  if (engine === undefined) throw new Error('No engine runs.');
  return engine;
}

/** Takes the WebGL context away from the engine, as a GPU reset does. */
export async function loseContext(page: Page): Promise<void> {
  await newestEngine(page).evaluate('for (const context of self.contexts) context.getExtension("WEBGL_lose_context")?.loseContext();');
}

/** Makes the engine die of an uncaught error. */
export async function crashEngine(page: Page): Promise<void> {
  await newestEngine(page).evaluate('setTimeout(() => { throw new Error("crash"); });');
}

/** Makes the engine work for ever, and lets the clock of the page, which the test has installed, run on until it must have lost patience. */
export async function hangEngine(page: Page): Promise<void> {
  const hung = page.waitForEvent('console', (message) => message.text() === HANGS);
  await newestEngine(page).evaluate(`setTimeout(() => { console.log('${HANGS}'); for (;;); });`);
  await hung;
  await page.clock.fastForward(PATIENCE_MS);
}
