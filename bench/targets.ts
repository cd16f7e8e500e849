import { millisecondsOf } from './cell.ts';
import type { ManySeeds } from './manySeeds.ts';
import type { Results } from './results.ts';
import type { SmoothTraining } from './smoothness.ts';
import type { StepTimes } from './stepTimes.ts';
import type { TorchTimes } from './torchSteps.ts';

/** Something that the bench must show. */
export interface Target {
  readonly text: string;
  /** What was measured, for people. */
  readonly measured: string;
  /** Null where a number is missing. */
  readonly met: boolean | null;
}

const FASTER_THAN_MODEL_FIT = [
  { network: '4-8-1', least: 80 },
  { network: '4-64-1', least: 40 },
  { network: '4-64-64-64-1', least: 12 },
];
/** By network and batch size. */
const WASM_FASTER_THAN_CPU = [
  { network: '4-8-1', batches: [[32, 4], [512, 2.5]] },
  { network: '4-64-1', batches: [[32, 3.5], [512, 2.5]] },
  { network: '4-64-64-64-1', batches: [[32, 5.5], [512, 5]] },
  { network: '4-256×10-1', batches: [[32, 4.5], [512, 4]] },
] as const;
const WASM_FASTER_THAN_TORCH = [
  { network: '4-64-1', least: 15 },
  { network: '4-64-64-64-1', least: 8 },
];
const LONGEST_TASK = 50;
const LONGEST_EXPORTING_TASK = 200;
const MOST_RUNS_OF_A_TRIAL = 4;

/** Holds results against what must be shown, in the order of the bench's parts. */
export function targetsOf({ steps, torch, replicas, article, opening, smooth, manySeeds, treatments, exporting }: Results): readonly Target[] {
  return [
    ...(steps === undefined ? [] : [...FASTER_THAN_MODEL_FIT.map(({ network, least }) => fasterThanModelFit(steps, network, least)), neverSlowerThanPlain(steps), sixteenReplicas(steps), ...wasmFasterThanCpu(steps), ...wasmNearItsKernels(steps), ...wasmFasterThanTorch(steps, torch)]),
    ...(replicas ?? []).filter(({ network }) => network === '4-64-1').map(({ network, webglWinsFrom }) => ({
      text: `${network}: a network on webgl costs less than on cpu from some number of networks on`,
      measured: webglWinsFrom === null ? 'from none of those measured' : `from ${webglWinsFrom} on`,
      met: webglWinsFrom !== null,
    })),
    ...(article === undefined
      ? []
      : [
          atMost('the article on webgl with telemetry, against its steps alone', article.webgl.engineWithTelemetrySeconds / article.webgl.engineSeconds, 1.3, '×'),
          atMost('the article on cpu with telemetry, against the bare loop', article.cpu.engineWithTelemetrySeconds / article.cpu.bareSeconds, 1.3, '×'),
          atMost('the article on wasm with telemetry, units alive, against its steps alone', article.wasm.engineWithTelemetrySeconds / article.wasm.engineSeconds, 1.2, '×'),
        ]),
    ...(opening === undefined
      ? []
      : [
          atMost('first epoch of the quick variant after opening its link, webgl', opening.quickVariant.webgl.firstEpoch, 2000, 'ms'),
          atMost('first epoch of the quick variant after opening its link, auto', opening.quickVariant.auto.firstEpoch, 800, 'ms'),
          atMost('first epoch of the quick variant after opening its link, auto against cpu', opening.quickVariant.auto.firstEpoch / opening.quickVariant.cpu.firstEpoch, 1, '×'),
          atMost('units at birth after a change up to 4-64-64-64-1, median', opening.architectureChange.median, 300, 'ms'),
          atMost('JavaScript before the first paint', opening.bytes.scriptBeforeFirstPaint / 1000, 245, 'kB'),
          { text: 'no TensorFlow.js before the first paint', measured: opening.bytes.tensorflowBeforeFirstPaint ? 'some' : 'none', met: !opening.bytes.tensorflowBeforeFirstPaint },
        ]),
    ...(smooth ?? []).map(shortTasks),
    ...(manySeeds === undefined ? [] : seedsInAllWorkers(manySeeds)),
    ...(treatments ?? []).flatMap(({ network, ratio, longestTask }) => [
      atMost(`treatments of ${network}, against one run`, ratio, MOST_RUNS_OF_A_TRIAL, '×'),
      atMost(`longest main-thread task while treatments of ${network} are tried`, longestTask, LONGEST_TASK, 'ms'),
    ]),
    ...(exporting?.files ?? []).map(({ format, longestTask }) => atMost(`longest main-thread task while exporting eight runs of ${exporting?.epochs ?? NaN} epochs as ${format}`, longestTask, LONGEST_EXPORTING_TASK, 'ms')),
  ];
}

function seedsInAllWorkers({ seeds, onEngine: { wasm, cpu } }: ManySeeds): readonly Target[] {
  return [
    atMost(`${seeds} seeds of the quick variant on wasm, all workers against one`, wasm.together / (wasm.inOneWorker ?? NaN), 0.6, '×'),
    atMost(`${seeds} seeds of the quick variant, all workers on wasm against one on cpu`, wasm.together / (cpu.inOneWorker ?? NaN), 0.15, '×'),
  ];
}

function shortTasks(row: SmoothTraining): Target {
  const text = `no main-thread task over ${LONGEST_TASK} ms while training ${row.training}`;
  if ('skipped' in row) return { text, measured: row.skipped, met: null };
  return { text, measured: row.longestTask === 0 ? 'none' : `longest ${row.longestTask.toFixed(0)} ms`, met: row.longestTask <= LONGEST_TASK };
}

function fasterThanModelFit(steps: readonly StepTimes[], network: string, least: number): Target {
  const row = rowOf(steps, network, 32);
  const ratio = millisecondsOf(row?.modelFit) / millisecondsOf(row?.webgl);
  return { text: `${network}, batch 32: webgl at least ${least} times as fast as model.fit`, measured: `${ratio.toFixed(1)} ×`, met: judged(ratio, ratio >= least) };
}

function wasmFasterThanCpu(steps: readonly StepTimes[]): readonly Target[] {
  return WASM_FASTER_THAN_CPU.flatMap(({ network, batches }) =>
    batches.map(([batchSize, least]) => {
      const row = rowOf(steps, network, batchSize);
      const ratio = millisecondsOf(row?.cpu) / millisecondsOf(row?.wasm);
      return { text: `${network}, batch ${batchSize}: wasm at least ${least} times as fast as cpu`, measured: `${ratio.toFixed(1)} ×`, met: judged(ratio, ratio >= least) };
    }),
  );
}

function wasmNearItsKernels(steps: readonly StepTimes[]): readonly Target[] {
  return steps.map(({ network, batchSize, wasm, kernels }) => atMost(`${network}, batch ${batchSize}: wasm against its kernels with nothing around them`, millisecondsOf(wasm) / millisecondsOf(kernels), 1.15, '×'));
}

function wasmFasterThanTorch(steps: readonly StepTimes[], torch: TorchTimes | undefined): readonly Target[] {
  if (torch === undefined || 'skipped' in torch) return [];
  return WASM_FASTER_THAN_TORCH.map(({ network, least }) => {
    const ratio = (torch.milliseconds[network] ?? NaN) / millisecondsOf(rowOf(steps, network, 32)?.wasm);
    return { text: `${network}, batch 32: wasm at least ${least} times as fast as PyTorch, eager, one thread`, measured: `${ratio.toFixed(1)} ×`, met: judged(ratio, ratio >= least) };
  });
}

function neverSlowerThanPlain(steps: readonly StepTimes[]): Target {
  const ratios = steps.map(({ tfjs, webgl }) => millisecondsOf(tfjs) / millisecondsOf(webgl)).filter((ratio) => !Number.isNaN(ratio));
  const least = Math.min(...ratios);
  return { text: 'webgl is never slower than the plain-op step', measured: `at least ${least.toFixed(1)} × as fast in ${ratios.length} of ${steps.length} rows`, met: judged(least, least >= 1) };
}

function sixteenReplicas(steps: readonly StepTimes[]): Target {
  const row = rowOf(steps, '4-64-1', 32);
  return atMost('16 networks of 4-64-1 in one step, against one', (16 * millisecondsOf(row?.webgl16)) / millisecondsOf(row?.webgl), 5, '×');
}

function atMost(text: string, value: number, most: number, unit: string): Target {
  return { text: `${text}: at most ${most} ${unit}`, measured: `${value.toFixed(unit === '×' ? 2 : 0)} ${unit}`, met: judged(value, value <= most) };
}

function rowOf(steps: readonly StepTimes[], network: string, batchSize: number): StepTimes | undefined {
  return steps.find((row) => row.network === network && row.batchSize === batchSize);
}

function judged(value: number, met: boolean): boolean | null {
  return Number.isFinite(value) ? met : null;
}
