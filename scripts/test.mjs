// npm test: types, lint, unused code, unit tests, build, browser tests. Every stage runs, so that one run tells all.
import { readFileSync, rmSync } from 'node:fs';
import { findBrowser } from './browser.mjs';
import { installPackages, root, tool } from './toolchain.mjs';

const unitReport = `${root}.cache/unit.json`;
const browserReport = `${root}.cache/browser.json`;

installPackages();
const browser = await findBrowser();
for (const report of [unitReport, browserReport]) rmSync(report, { force: true });

const failedStages = [];
function stage(name, succeeded) {
  if (!succeeded) failedStages.push(name);
}

stage('types', tool('tsc', ['-b']));
stage('lint', tool('oxlint', ['--type-aware', '--deny-warnings']));
stage('unused code', tool('knip', []));
stage('unit tests', tool('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`]));
stage('build', tool('vite', ['build']));
stage('browser tests', tool('playwright', ['test'], { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport }));

const counts = [unitCounts(), browserCounts()];
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
if (counts.some((count) => count.passed === 0)) failedStages.push('no test ran in a stage');
if (failedStages.length > 0) console.error(`\nFailed: ${failedStages.join(', ')}.`);
for (const title of secondTries()) console.log(`Failed once, then passed: ${title}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failedStages.length > 0 ? 1 : 0);

function report(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return {};
  }
}

function unitCounts() {
  const { numPassedTests: passed = 0, numFailedTests: failed = 0 } = report(unitReport);
  return { passed, failed };
}

function browserCounts() {
  const { expected = 0, flaky = 0, unexpected: failed = 0 } = report(browserReport).stats ?? {};
  return { passed: expected + flaky, failed };
}

/** Browser tests that failed once and passed when they were tried again. */
function secondTries() {
  const specsOf = ({ suites = [], specs = [] }) => [...specs, ...suites.flatMap(specsOf)];
  return specsOf(report(browserReport))
    .filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))
    .map(({ file, title }) => `${file} › ${title}`);
}
