import { millisecondsOf, type Cell } from './cell.ts';
import type { Results } from './results.ts';
import type { StepTimes } from './stepTimes.ts';
import type { Target } from './targets.ts';
import { textTable } from './textTable.ts';

/** All results as text for a terminal. */
export function reportOf(results: Results, targets: readonly Target[]): string {
  const { circumstances } = results;
  const { cores, browser, renderer, loadBefore, loadAfter, date, quick, minutes } = circumstances;
  return [
    `${date}: ${cores} cores, ${browser}, ${renderer}; load ${loadBefore.toFixed(1)} before, ${loadAfter.toFixed(1)} after; ${minutes.toFixed(1)} minutes${quick ? '; quick: not to be quoted' : ''}`,
    ...stepLines(results),
    ...torchLines(results),
    ...replicaLines(results),
    ...articleLines(results),
    ...pageLines(results),
    ...smoothLines(results),
    ...seedLines(results),
    ...treatmentLines(results),
    ...exportLines(results),
    ...(targets.length === 0 ? [] : [textTable(['', 'measured', 'met'], targets.map(({ text, measured, met }) => [text, measured, met === null ? 'not measured' : met ? 'yes' : 'NO']))]),
  ].join('\n\n');
}

const CELLS = ['modelFit', 'tfjs', 'webgl', 'webgl16', 'webgl64', 'wasm', 'kernels', 'cpu'] as const satisfies readonly (keyof StepTimes)[];

function torchLines({ torch }: Results): readonly string[] {
  if (torch === undefined) return [];
  if ('skipped' in torch) return [`PyTorch was skipped: ${torch.skipped}`];
  return [textTable(['PyTorch, eager, one thread, batch 32', 'ms a step'], Object.entries(torch.milliseconds).map(([network, time]) => [network, shortNumber(time)]))];
}

function stepLines({ steps }: Results): readonly string[] {
  if (steps === undefined) return [];
  const head = ['milliseconds a step', 'batch', 'model.fit', 'tfjs ops', 'webgl', 'webgl ×16, each', 'webgl ×64, each', 'wasm', 'its kernels', 'cpu', 'model.fit / webgl', 'tfjs / webgl', 'cpu / wasm', 'wasm / its kernels'];
  const rows = steps.map((row) => [
    row.network,
    String(row.batchSize),
    ...CELLS.map((cell) => cellText(row[cell])),
    ratioText(row.modelFit, row.webgl),
    ratioText(row.tfjs, row.webgl),
    ratioText(row.cpu, row.wasm),
    nearText(row.wasm, row.kernels),
  ]);
  const skipped = steps.flatMap((row) => CELLS.flatMap((name) => {
    const cell = row[name];
    return 'skipped' in cell ? [`  ${row.network}, batch ${row.batchSize}, ${name} was skipped: ${cell.skipped}`] : [];
  }));
  return [[textTable(head, rows), ...skipped].join('\n')];
}

function replicaLines({ replicas }: Results): readonly string[] {
  if (replicas === undefined) return [];
  return replicas.map(({ network, counts, webglWinsFrom }) => {
    const head = [`${network}, batch 32: networks at once`, 'webgl, ms a step and network', 'cpu'];
    const table = textTable(head, counts.map(({ replicas: count, webgl, cpu }) => [String(count), shortNumber(webgl), shortNumber(cpu)]));
    return `${table}\n  webgl costs less per network ${webglWinsFrom === null ? 'for none of these' : `from ${webglWinsFrom} on`}`;
  });
}

function articleLines({ article }: Results): readonly string[] {
  if (article === undefined) return [];
  const { epochs, cpu, webgl, wasm } = article;
  const row = (name: string, { engineSeconds: alone, engineWithTelemetrySeconds: whole }: typeof webgl): string[] => [name, alone.toFixed(1), whole.toFixed(1), (whole / alone).toFixed(2), percent(1 - alone / whole)];
  return [
    `${textTable([`article, ${epochs} epochs`, 'steps alone, s', 'with telemetry, s', 'ratio', 'share of telemetry'], [
      ['bare loop', cpu.bareSeconds.toFixed(1), '', '', ''],
      row('cpu', cpu),
      row('webgl', webgl),
      row('wasm, units alive', wasm),
    ])}\n  cpu with telemetry against the bare loop: ${(cpu.engineWithTelemetrySeconds / cpu.bareSeconds).toFixed(2)}`,
  ];
}

function pageLines({ opening }: Results): readonly string[] {
  if (opening === undefined) return [];
  const { quickVariant, architectureChange, bytes } = opening;
  return [
    textTable(['page', ''], [
      ['quick variant with run=1, webgl: first picture', milliseconds(quickVariant.webgl.firstPicture)],
      ['quick variant with run=1, webgl: first epoch', milliseconds(quickVariant.webgl.firstEpoch)],
      ['quick variant with run=1, cpu: first picture', milliseconds(quickVariant.cpu.firstPicture)],
      ['quick variant with run=1, cpu: first epoch', milliseconds(quickVariant.cpu.firstEpoch)],
      ['quick variant with run=1, auto: first picture', milliseconds(quickVariant.auto.firstPicture)],
      ['quick variant with run=1, auto: first epoch', milliseconds(quickVariant.auto.firstEpoch)],
      ['change to 4-64-64-64-1: units at birth, median', milliseconds(architectureChange.median)],
      [`change to 4-64-64-64-1: units at birth, longest of ${architectureChange.changes}`, milliseconds(architectureChange.longest)],
      ['JavaScript that the document names, gzip', kB(bytes.scriptOfDocument)],
      ['JavaScript asked for before the first paint, gzip', kB(bytes.scriptBeforeFirstPaint)],
      ['all before the first paint, gzip', kB(bytes.beforeFirstPaint)],
      ['JavaScript until the first epoch, gzip', kB(bytes.script)],
      ['all until the first epoch, gzip', kB(bytes.all)],
    ]),
  ];
}

function smoothLines({ smooth }: Results): readonly string[] {
  if (smooth === undefined) return [];
  const head = ['while training', 'frames/s', 'longest frame, ms', 'longest task, ms', 'tasks over 50 ms', 'reached'];
  return [
    textTable(head, smooth.map((row) =>
      'skipped' in row
        ? [row.training, 'skipped', '', '', '', row.skipped]
        : [row.training, row.framesPerSecond.toFixed(0), row.longestFrame.toFixed(0), taskText(row.longestTask), String(row.longTasks), row.reached],
    )),
  ];
}

function seedLines({ manySeeds }: Results): readonly string[] {
  if (manySeeds === undefined) return [];
  const { seeds, onEngine } = manySeeds;
  const rows = Object.entries(onEngine).map(([engine, { single, together, inOneWorker }]) => [
    engine,
    single.toFixed(2),
    together.toFixed(1),
    (together / (seeds * single)).toFixed(2),
    inOneWorker === null ? '' : inOneWorker.toFixed(1),
    inOneWorker === null ? '' : (together / inOneWorker).toFixed(2),
  ]);
  return [textTable(['quick variant', 'one run, s', `${seeds} seeds, s`, `against ${seeds} runs`, 'in one worker, s', 'all against one worker'], rows)];
}

function treatmentLines({ treatments }: Results): readonly string[] {
  if (treatments === undefined) return [];
  const rows = treatments.map(({ network, networks, run, trial, ratio, longestTask, longTasks }) => [network, String(networks), run.toFixed(2), trial.toFixed(2), ratio.toFixed(1), taskText(longestTask), String(longTasks)]);
  return [textTable(['treatments of', 'networks', 'one run, s', 'all treatments, s', 'against one run', 'longest task, ms', 'tasks over 50 ms'], rows)];
}

function exportLines({ exporting }: Results): readonly string[] {
  if (exporting === undefined) return [];
  const head = [`export of eight runs of ${exporting.epochs} epochs`, 'MB', 's', 'longest task, ms', 'tasks over 50 ms'];
  return [
    textTable(head, exporting.files.map(({ format, bytes, seconds, longestTask, longTasks }) => [
      format, (bytes / 1e6).toFixed(1), seconds.toFixed(1), taskText(longestTask), String(longTasks),
    ])),
  ];
}

function taskText(longest: number): string {
  return longest === 0 ? 'under 50' : longest.toFixed(0);
}

function milliseconds(value: number): string {
  return `${value.toFixed(0)} ms`;
}

function kB(bytes: number): string {
  return `${(bytes / 1000).toFixed(0)} kB`;
}

function cellText(cell: Cell): string {
  return 'milliseconds' in cell ? shortNumber(cell.milliseconds) : 'skipped';
}

function ratioText(a: Cell, b: Cell): string {
  const ratio = millisecondsOf(a) / millisecondsOf(b);
  return Number.isNaN(ratio) ? '' : ratio.toFixed(1);
}

/** A ratio near 1. */
function nearText(a: Cell, b: Cell): string {
  const ratio = millisecondsOf(a) / millisecondsOf(b);
  return Number.isNaN(ratio) ? '' : ratio.toFixed(2);
}

function shortNumber(value: number): string {
  return Number.isNaN(value) ? 'skipped' : value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}
