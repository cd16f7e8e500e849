// npm run test:browsers: builds, and runs the core of the browser tests in Chromium, Firefox and WebKit, as far as they are installed.
import { findBrowser, findProgram } from './browser.mjs';
import { fail, installPackages, root, run, tool } from './toolchain.mjs';

installPackages();
const firefox = findProgram(process.env.FIREFOX_PATH, ['firefox', 'firefox-esr'], ['/Applications/Firefox.app/Contents/MacOS/firefox']);
const webkit = findProgram(process.env.WEBKIT_PATH, ['WebKitWebDriver']);
const hasDisplay = Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const virtualDisplay = hasDisplay ? undefined : findProgram(undefined, ['xvfb-run']);
const runsWebkit = webkit && (hasDisplay || virtualDisplay);

const skipped = [
  ...(firefox ? [] : ['Firefox: not found; FIREFOX_PATH can name it.']),
  ...(runsWebkit ? [] : [webkit ? 'WebKit: there is no display, and no xvfb-run to make one (on Debian: apt-get install xvfb).' : 'WebKit: no WebKitWebDriver found (on Debian: apt-get install webkit2gtk-driver); WEBKIT_PATH can name it.']),
];
const environment = {
  CHROMIUM_PATH: await findBrowser(),
  ...(firefox && { FIREFOX_PATH: firefox }),
  ...(runsWebkit && { WEBKIT_PATH: webkit }),
  // Firefox is driven over a WebSocket, which Node 20 keeps behind a flag.
  ...(typeof WebSocket === 'undefined' && { NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --experimental-websocket` }),
};

if (!tool('vite', ['build'])) fail('The build failed, see above.');
const tests = [`${root}node_modules/playwright/cli.js`, 'test', '--config=playwright.browsers.config.ts'];
const passed = runsWebkit && virtualDisplay ? run(virtualDisplay, ['-a', '-s', '-screen 0 1440x900x24', process.execPath, ...tests], environment) : run(process.execPath, tests, environment);
for (const browser of skipped) console.log(`Skipped ${browser}`);
process.exit(passed ? 0 : 1);
