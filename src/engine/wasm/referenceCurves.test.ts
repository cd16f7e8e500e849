import { expect, it } from 'vitest';
import { decodeLink } from '../../core/link/decode.ts';
import { fingerprintOf, parametersDigest } from '../../core/record/fingerprint.ts';
import { ENGINES } from '../../core/vocabulary/engines.ts';
import { ofReplica } from '../trainer.ts';
import { REFERENCE_CURVES } from './testing/referenceCurves.ts';
import { createWasmEngine } from './wasmEngine.ts';

it.each(REFERENCE_CURVES)('gives the recorded losses and fingerprint of $link, bit for bit', async ({ link, trainLosses, validationLosses, fingerprint }) => {
  const { experiment } = decodeLink(link);
  const trainer = await (await createWasmEngine()).createTrainer([experiment], { breathe: () => Promise.resolve() });
  await trainer.facts();
  const train = [ofReplica(await trainer.evaluate('train'), 0).loss];
  const validation = [ofReplica(await trainer.evaluate('validation'), 0).loss];
  for (let epoch = 1; epoch <= experiment.epochs; epoch++) {
    while (trainer.step < epoch * trainer.stepsPerEpoch) await trainer.advance(24);
    train.push(ofReplica(await trainer.epochLoss(), 0).loss);
    validation.push(ofReplica(await trainer.evaluate('validation'), 0).loss);
  }
  expect({ train, validation }).toEqual({ train: trainLosses, validation: validationLosses });
  const epochs = train.map((trainLoss, epoch) => ({ trainLoss, validationLoss: validation[epoch] ?? null }));
  const [end] = await trainer.checkpoint();
  expect(fingerprintOf(ENGINES.wasm.bits ?? NaN, epochs, parametersDigest(end?.parameters ?? new Float32Array()))).toBe(fingerprint);
});
