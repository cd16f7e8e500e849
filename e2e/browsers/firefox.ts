import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { clickAt, WINDOW, type DrivenBrowser } from './drivenBrowser.ts';

/** What Firefox prints when it can be driven. */
const LISTENING = /WebDriver BiDi listening on (ws:\/\/\S+)/;
const PREFERENCES = { 'browser.shell.checkDefaultBrowser': false, 'datareporting.policy.dataSubmissionEnabled': false, 'app.update.disabledForTesting': true };

/** The part of an answer of WebDriver BiDi that is read here. */
interface Answer {
  readonly id?: number;
  readonly type: 'success' | 'error' | 'event';
  readonly message?: string;
  readonly result?: {
    readonly capabilities?: { readonly browserName: string; readonly browserVersion: string };
    readonly contexts?: readonly { readonly context: string }[];
    readonly result?: { readonly value?: string };
    readonly exceptionDetails?: { readonly text: string };
  };
}

/**
 * An installed Firefox, by WebDriver BiDi, which it speaks without a driver in between. Playwright speaks it too, but asks
 * for what no extended support release has.
 */
export async function launchFirefox(path: string): Promise<DrivenBrowser> {
  const profile = mkdtempSync(`${tmpdir()}/firefox-`);
  writeFileSync(`${profile}/user.js`, Object.entries(PREFERENCES).map(([name, value]) => `user_pref("${name}", ${value});\n`).join(''));
  const firefox = spawn(path, ['--headless', '--no-remote', '--remote-debugging-port=0', '--profile', profile, '--width', `${WINDOW.width}`, '--height', `${WINDOW.height}`]);
  const ended = new Promise<void>((resolve) => firefox.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    firefox.kill();
    await ended;
    rmSync(profile, { recursive: true, force: true });
  };
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let printed = '';
      firefox.stderr.on('data', (part) => {
        printed += String(part);
        const [, found] = LISTENING.exec(printed) ?? [];
        if (found !== undefined) resolve(found);
      });
      firefox.once('error', reject);
      firefox.once('exit', () => reject(new Error(`Firefox ended: ${printed}`)));
    });
    const command = await connect(`${address}/session`);
    const { capabilities } = await command('session.new', { capabilities: {} });
    const { contexts } = await command('browsingContext.getTree', {});
    const context = contexts?.[0]?.context;
    return {
      version: `${capabilities?.browserName} ${capabilities?.browserVersion}`,
      navigate: async (url) => void (await command('browsingContext.navigate', { context, url, wait: 'complete' })),
      async evaluate(expression) {
        const { result, exceptionDetails } = await command('script.evaluate', { expression, target: { context }, awaitPromise: true });
        if (result?.value === undefined) throw new Error(exceptionDetails?.text ?? 'Firefox answered with no text.');
        return result.value;
      },
      click: async (x, y) => void (await command('input.performActions', { context, actions: clickAt(x, y) })),
      close: stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

type SendCommand = (method: string, params: object) => Promise<NonNullable<Answer['result']>>;

async function connect(address: string): Promise<SendCommand> {
  const socket = new WebSocket(address);
  const waiting = new Map<number, (answer: Answer) => void>();
  socket.addEventListener('message', ({ data }) => {
    const answer: Answer = JSON.parse(String(data));
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
  });
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', () => reject(new Error(`${address} does not answer.`)));
  });
  let last = 0;
  return async (method, params) => {
    const id = (last += 1);
    const answer = await new Promise<Answer>((resolve) => {
      waiting.set(id, resolve);
      socket.send(JSON.stringify({ id, method, params }));
    });
    waiting.delete(id);
    if (answer.type === 'error') throw new Error(`${method}: ${answer.message}`);
    return answer.result ?? {};
  };
}
