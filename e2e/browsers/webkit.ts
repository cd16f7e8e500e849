import { spawn } from 'node:child_process';
import { expect } from 'playwright/test';
import { clickAt, freePort, WINDOW, type DrivenBrowser } from './drivenBrowser.ts';

/** The part of a driver's answers that is read here. */
interface Session {
  readonly sessionId: string;
  readonly capabilities: { readonly browserVersion: string };
}

/** WebKitGTK's small browser, by WebDriver. Its driver starts it; it needs a display. */
export async function launchWebkit(driverPath: string): Promise<DrivenBrowser> {
  const port = await freePort();
  const driver = spawn(driverPath, [`--port=${port}`], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => driver.once('exit', () => resolve()));
  async function command<Value>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<Value> {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });
    const { value }: { value: Value } = await response.json();
    if (!response.ok) throw new Error(`${path}: ${JSON.stringify(value)}`);
    return value;
  }
  const stop = async (): Promise<void> => {
    driver.kill();
    await ended;
  };
  try {
    await expect.poll(() => command('GET', '/status').then(() => true, () => false), { message: 'the driver of WebKit answers' }).toBe(true);
    const { sessionId, capabilities } = await command<Session>('POST', '/session', { capabilities: {} });
    const session = `/session/${sessionId}`;
    await command('POST', `${session}/timeouts`, { script: 120_000 });
    await command('POST', `${session}/window/rect`, { x: 0, y: 0, ...WINDOW });
    return {
      version: `WebKitGTK ${capabilities.browserVersion}`,
      navigate: (url) => command('POST', `${session}/url`, { url }),
      evaluate: (expression) => command('POST', `${session}/execute/async`, { script: `(${expression}).then(arguments[0]);`, args: [] }),
      click: (x, y) => command('POST', `${session}/actions`, { actions: clickAt(x, y) }),
      async close() {
        await command('DELETE', session);
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
