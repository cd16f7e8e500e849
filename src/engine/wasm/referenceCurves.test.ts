import { expect, it } from 'vitest';
import { decodeLink } from '../../core/link/decode.ts';
import { fingerprintOf } from '../../core/record/fingerprint.ts';
import type { Frame } from '../../core/telemetry/frame.ts';
import { ENGINES } from '../../core/vocabulary/engines.ts';
import { openEngines } from '../engines.ts';
import { openSession, type Session } from '../session.ts';
import type { SessionEvent } from '../recorder.ts';
import type { Checkpoint } from '../trainer.ts';
import { REFERENCE_CURVES } from './testing/referenceCurves.ts';

const engines = openEngines();

/** What is known of a run that has gone some way. */
interface Told {
  readonly frames: ReadonlyMap<number, Frame>;
  readonly checkpoints: readonly Checkpoint[] | undefined;
  /** Digest of the parameters at the end. */
  readonly parameters: string;
}

/** Trains the network of a link to an epoch, from birth or from where another stands; `during` hears and may act. */
function train(link: string, { after, until }: { readonly after?: Told; readonly until?: number } = {}, during: (event: SessionEvent, session: Session) => void = () => {}): Promise<Told> {
  const { experiment, notices } = decodeLink(link);
  expect(notices).toEqual([]);
  return new Promise((resolve, reject) => {
    const frames = new Map(after?.frames);
    let checkpoints = after?.checkpoints;
    const session = openSession(engines, { experiments: [experiment], until: 'losses', ...(checkpoints === undefined ? {} : { from: structuredClone(checkpoints) }) }, (event) => {
      during(event, session);
      if (event.kind === 'engineChosen' && event.engine.id !== 'wasm') reject(new Error(event.engine.reason));
      if (event.kind === 'frameRecorded') frames.set(event.frame.epoch, event.frame);
      if (event.kind === 'checkpointed') ({ checkpoints } = event);
      if (event.kind === 'runFailed') reject(new Error(event.message));
      if (event.kind !== 'runStopped') return;
      session.release();
      resolve({ frames, checkpoints, parameters: event.parameters ?? '' });
    });
    session.start(until ?? experiment.epochs);
  });
}

function curveOf(link: string, { frames, parameters }: Told): unknown {
  const epochs = [...frames.values()];
  return {
    link,
    trainLosses: epochs.map(({ trainLoss }) => trainLoss),
    validationLosses: epochs.map(({ validationLoss }) => validationLoss),
    fingerprint: fingerprintOf(ENGINES.wasm.bits ?? NaN, epochs, parameters),
  };
}

it.each(REFERENCE_CURVES)('gives the recorded losses and fingerprint of $link, bit for bit', async (curve) => {
  expect(curveOf(curve.link, await train(curve.link))).toEqual(curve);
});

it.each(REFERENCE_CURVES)('gives them of $link also when it is paused again and again, and put into a new session at each epoch', async (curve) => {
  let told: Told | undefined;
  for (let until = 1; until <= curve.trainLosses.length - 1; until++) {
    let pauses = 0;
    told = await train(curve.link, { until, ...(told === undefined ? {} : { after: told }) }, (event, session) => {
      if (event.kind === 'progressed' && pauses++ < 2) session.pause();
      if (event.kind === 'runPaused') session.start(until);
    });
  }
  expect(told === undefined ? null : curveOf(curve.link, told)).toEqual(curve);
});

it('gives them of a run that was operated on, and taken back to before its operations', async () => {
  const [untouched] = REFERENCE_CURVES;
  let before: readonly Checkpoint[] = [];
  const link = `${untouched.link}&at=1.activation:leaky_relu|1.shrink`;
  const operated = await train(link, {}, (event) => {
    if (event.kind === 'operationReached') before = event.checkpoints;
  });
  expect(curveOf(untouched.link, operated)).not.toEqual(untouched);
  const frames = new Map([...operated.frames].filter(([epoch]) => epoch <= 1));
  expect(curveOf(untouched.link, await train(untouched.link, { after: { ...operated, frames, checkpoints: before } }))).toEqual(untouched);
});
