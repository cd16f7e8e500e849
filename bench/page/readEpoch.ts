import { frameOf } from '../../src/core/telemetry/frameOf.ts';
import { openTally } from '../../src/engine/tally/wasmTally.ts';
import { ofReplica, type Trainer } from '../../src/engine/trainer.ts';

/** What the article's experiment came to after an epoch. */
export interface EpochReading {
  readonly validationLoss: number;
  /** Share of units of the first layer that are dead on the probe. */
  readonly deadFraction: number;
}

const take = openTally();

/** Reads after an epoch all that the page reads: losses, a probe and a frame, and after the last epoch the check on all rows. */
export async function readEpoch(trainer: Trainer, epoch: number, isLast: boolean): Promise<EpochReading> {
  const [train = null] = await trainer.epochLoss();
  const [validation = null] = await trainer.evaluate('validation');
  const reading = ofReplica(await trainer.probe(), 0);
  const frame = frameOf(ofReplica(trainer.experiments, 0), reading, { replica: 0, epoch, step: trainer.step, train, validation, bornDead: null }, take);
  if (isLast) await trainer.maxPreActivations('train');
  return { validationLoss: frame.validationLoss ?? NaN, deadFraction: frame.layers[0]?.deadFraction ?? NaN };
}
