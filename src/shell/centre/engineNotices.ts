import { AUTO, LAST_RESORT } from '../../core/vocabulary/engines.ts';
import { listOf } from '../../core/words/numbers.ts';
import type { Run } from '../../store/run.ts';
import type { LabState } from '../../store/state.ts';
import { nameOf } from '../../store/naming.ts';
import { recoveryText, sharedRecoveryText, studyRecoveryText, type Recovered } from './recoveryText.ts';

/** What the page says of the engine: failures that wait for a person, and losses that were made good. */
export interface EngineNotices {
  readonly failures: readonly string[];
  /** Whether going on on the CPU would be something else. */
  readonly canUseCpu: boolean;
  readonly recoveries: readonly { readonly fault: number; readonly text: string }[];
}

/** Of the open runs or of the study: one text a failure, however many runs it stopped, and one a loss of the engine. */
export function engineNotices(state: Pick<LabState, 'runs' | 'shown' | 'sideBySide'>): EngineNotices {
  const { runs, shown, sideBySide } = state;
  if (shown?.kind === 'study') {
    const { failure, recovery } = shown;
    return {
      failures: failure === null ? [] : [failureText(failure, '', 'Training waits until the engine is restarted.')],
      canUseCpu: isOtherThanCpu(shown),
      recoveries: recovery === null ? [] : [{ fault: recovery.fault, text: studyRecoveryText(recovery) }],
    };
  }
  const open = sideBySide.flatMap((id) => namedRun(runs[id], nameOf(state, id)));
  return { failures: failureTexts(open), canUseCpu: open.some(({ run }) => run.failure !== null && isOtherThanCpu(run)), recoveries: recoveryTexts(open) };
}

/** Whether the engine asked for, or taken where none is named, is not the CPU. */
function isOtherThanCpu({ experiment, engine }: Pick<Run, 'experiment' | 'engine'>): boolean {
  return (experiment.engine === AUTO ? engine?.id : experiment.engine) !== LAST_RESORT;
}

interface NamedRun {
  readonly run: Run;
  readonly name: string;
}

function namedRun(run: Run | undefined, name: string): readonly NamedRun[] {
  return run === undefined || run.pinned ? [] : [{ run, name }];
}

function failureTexts(open: readonly NamedRun[]): readonly string[] {
  const stopped = new Map<string, string[]>();
  for (const { run, name } of open) {
    if (run.failure === null) continue;
    const { message } = run.failure;
    stopped.set(message, [...(stopped.get(message) ?? []), name]);
  }
  const goesOn = open.some(({ run }) => run.status === 'running') ? 'The other runs go on.' : 'Training waits until the engine is restarted.';
  return [...stopped].map(([message, names]) => failureText(message, open.length > 1 ? ` for ${listOf(names)}` : '', goesOn));
}

function failureText(message: string, whom: string, goesOn: string): string {
  return `The engine stopped${whom}: ${message.replace(/\.?$/, '.')} What was recorded is still shown. ${goesOn}`;
}

function recoveryTexts(open: readonly NamedRun[]): EngineNotices['recoveries'] {
  const byFault = new Map<number, Recovered[]>();
  for (const { run, name } of open) {
    if (run.recovery === null) continue;
    const { fault } = run.recovery;
    byFault.set(fault, [...(byFault.get(fault) ?? []), { name, recovery: run.recovery }]);
  }
  return [...byFault]
    .toSorted(([a], [b]) => a - b)
    .map(([fault, recovered]) => {
      const [only] = recovered;
      return { fault, text: open.length === 1 && only !== undefined ? recoveryText(only.recovery) : sharedRecoveryText(recovered) };
    });
}
