// Finds browsers for the tests, and installs a Chromium where there is none.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter } from 'node:path';
import { fail, run, tool } from './toolchain.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  `${process.env.PROGRAMFILES ?? 'C:\\Program Files'}\\Google\\Chrome\\Application\\chrome.exe`,
];

/** Path of the first program there is: one chosen, one of the names in PATH, or one of the places. */
export function findProgram(chosen, names, places = []) {
  const named = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => `${folder}/${name}`));
  return [chosen, ...named, ...places].find((path) => path && existsSync(path));
}

function installedBrowser() {
  return findProgram(process.env.CHROMIUM_PATH, NAMES, PLACES);
}

async function playwrightsOwn() {
  const { chromium } = await import('playwright');
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined;
}

/** Path of a Chromium or Chrome: an installed one, Playwright's download, or on Debian as root from apt-get. */
export async function findBrowser() {
  const present = installedBrowser() ?? (await playwrightsOwn());
  if (present) return present;
  console.log('\nNo Chromium or Chrome found; installing one for the browser tests.');
  const isDebianRoot = process.getuid?.() === 0 && existsSync('/etc/debian_version') && spawnSync('apt-get', ['--version']).status === 0;
  if (isDebianRoot) {
    const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
    if (run('apt-get', ['update', '-qq'], quiet)) run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], quiet);
    const debians = installedBrowser();
    if (debians) return debians;
  }
  tool('playwright', ['install', 'chromium']);
  return (
    (await playwrightsOwn()) ??
    fail('No browser for the browser tests. Install Chromium or Google Chrome, or set CHROMIUM_PATH to one.')
  );
}
