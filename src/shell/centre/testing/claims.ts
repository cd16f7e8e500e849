import { layoutOf, probeRowsOf, stepsPerEpochOf } from '../../../core/experiment/layout.ts';
import type { EntryCounts } from '../../../core/telemetry/frame.ts';
import type { Recovery, Run } from '../../../store/run.ts';
import { openedRunsOf } from '../../../store/state.ts';
import { theLab } from '../../../store/theLab.ts';
import { nameOf } from '../../../store/naming.ts';
import { engineNotices } from '../engineNotices.ts';

/** What was found not to be so. A test expects it empty. */
export class Claims {
  readonly broken: string[] = [];

  /** What was found is what it should be: equal when written as JSON. */
  equal(what: string, found: unknown, expected: unknown): void {
    const [is, should] = [JSON.stringify(found), JSON.stringify(expected)];
    if (is !== should) this.broken.push(`${what}: ${is}, not ${should}`);
  }

  holds(what: string, isSo: boolean): void {
    if (!isSo) this.broken.push(what);
  }
}

/** Epochs one after another with their updates, and every entry of every tensor counted once. */
export function claimFrames(claims: Claims, runs: readonly Run[], isWhole: boolean): void {
  for (const { id, experiment } of runs) {
    const stepsPerEpoch = stepsPerEpochOf(experiment);
    const frames = theLab().framesOf(id);
    const count = isWhole ? experiment.epochs + 1 : frames.length;
    claims.equal(`epochs and updates of ${id}`, frames.map(({ epoch, step }) => [epoch, step]), Array.from({ length: count }, (_, epoch) => [epoch, epoch * stepsPerEpoch]));
    const rows = probeRowsOf(experiment);
    const entries = layoutOf(experiment).layers.map(({ kernelSize, units }) => [units * rows, units * rows, kernelSize, units]);
    for (const { layers } of isWhole ? frames : frames.slice(-1)) {
      claims.equal(`entries counted of ${id}`, layers.map(({ output, preActivation, kernelGradient, biasGradient }) => [output, preActivation, kernelGradient, biasGradient].map(entriesOf)), entries);
    }
  }
}

function entriesOf({ zeroCount, nanCount, infCount, histogram }: EntryCounts): number {
  return zeroCount + nanCount + infCount + histogram.counts.reduce((sum, count) => sum + count, 0);
}

/** The notices name each run that failed or was recovered, where it stands, and what is trained again. */
export function claimNotices(claims: Claims): void {
  const state = theLab().getState();
  const { failures, recoveries } = engineNotices(state);
  const faults = recoveries.map(({ fault }) => fault);
  if (state.shown?.kind === 'study') {
    const { failure, recovery } = state.shown;
    claims.equal('failures told of the study', failures.length, failure === null ? 0 : 1);
    claims.equal('losses told of the study', faults, recovery === null ? [] : [recovery.fault]);
    if (recovery !== null) claimWords(claims, recoveries[0]?.text, wordsOf(recovery));
    return;
  }
  const open = openedRunsOf(theLab().getState());
  claims.equal('whether failures are told', failures.length > 0, open.some(({ status }) => status === 'failed'));
  claims.equal('losses told', faults, [...new Set(open.flatMap(({ recovery }) => recovery?.fault ?? []))].toSorted((a, b) => a - b));
  for (const { id, status, failure, recovery } of open) {
    const name = nameOf(state, id);
    const isAlone = open.length === 1;
    claims.equal(`whether ${id} has a failure to tell`, failure !== null, status === 'failed');
    if (failure !== null) claims.holds(`the failure of ${name} is told`, failures.some((text) => text.includes(failure.message.replace(/\.$/, '')) && (isAlone || text.includes(name))));
    if (recovery === null) continue;
    const text = recoveries.find(({ fault }) => fault === recovery.fault)?.text;
    claimWords(claims, text, wordsOf(recovery));
    if (!isAlone) claimWords(claims, text, new RegExp(String.raw`${name} (from|at) ${placeOf(recovery)}`));
  }
}

function claimWords(claims: Claims, text: string | undefined, words: RegExp): void {
  claims.holds(`"${text ?? ''}" says ${words.source}`, words.test(text ?? ''));
}

function wordsOf(recovery: Recovery): RegExp {
  const { isTraining, again } = recovery;
  const place = placeOf(recovery);
  const happened = isTraining ? `raining .*went on.* ${place}` : place === 'birth' ? 'repared again' : `paused.* ${place}`;
  const kept = again === null ? 'lost\\.$' : `pochs? ${again[0]}${again[0] === again[1] ? ' is' : ` to ${again[1]} are`} trained again`;
  return new RegExp(`${happened}.*${kept}`);
}

function placeOf({ epoch, isMidEpoch }: Recovery): string {
  if (isMidEpoch) return `the middle of epoch ${epoch + 1}`;
  return epoch === 0 ? 'birth' : `epoch ${epoch}`;
}
