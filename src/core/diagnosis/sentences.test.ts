import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Experiment } from '../experiment/experiment.ts';
import { layoutOf } from '../experiment/layout.ts';
import { randomExperiment } from '../experiment/testing/randomExperiment.ts';
import type { DataFacts } from '../telemetry/probeReading.ts';
import { diagnose } from './diagnose.ts';
import { handmadeFrame, type Stated } from './testing/handmadeFrames.ts';
import { expectTrue } from './testing/judged.ts';

const FACTS: DataFacts = { trainRows: 700, validationRows: 300, trainPositiveShare: 0.5, validationPositiveShare: 0.45 };

/** A property of every layer; a network has as many of its entries as layers. */
function perLayer<Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<readonly Value[]> {
  return fc.array(value, { minLength: 5, maxLength: 5 });
}

const share = fc.constantFrom(0, 0, 0.05, 0.3, 0.55, 1);
const loss = fc.constantFrom(0.001, 0.2, 0.55, 0.69, 0.7, 3, 500, null, NaN, Infinity);
const stated: fc.Arbitrary<Omit<Stated, 'epoch'>> = fc.record({
  dead: perLayer(share),
  norms: perLayer(fc.constantFrom(0, 1e-9, 1e-5, 0.01, 1, 200)),
  livingGradients: perLayer(fc.constantFrom(null, 0, 1e-9, 1e-3)),
  saturated: perLayer(share),
  flat: perLayer(share),
  updateRatios: perLayer(fc.constantFrom(null, 1e-7, 1e-3, 0.1)),
  largest: perLayer(fc.constantFrom(-3, -0.5, 1)),
  onRates: perLayer(share),
  nanLayers: fc.constantFrom([], [], [], [1], [2]),
  constant: fc.boolean(),
  trainLoss: loss,
  validationLoss: loss,
  accuracy: fc.constantFrom(null, 0.3, 0.56, 0.7, 0.99),
});

/** Dead shares as a layer of so many units can have them. */
function fitted(experiment: Experiment, shares: readonly (number | null)[] = []): readonly number[] {
  return layoutOf(experiment).layers.map(({ units }, index) => Math.round((shares[index] ?? 0) * units) / units);
}

it('what is said of a run is true and of one mind, whatever its frames hold', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(randomExperiment, fc.array(stated, { minLength: 1, maxLength: 6 }), fc.boolean(), (experiment, told, withFacts) => {
      const bornDead = fitted(experiment, told[0]?.dead);
      const frames = told.map((each, epoch) => {
        const { units } = layoutOf(experiment).layers[0] ?? { units: 1 };
        const dead = fitted(experiment, each.dead);
        return handmadeFrame(experiment, { ...each, epoch, dead, bornDead, distinctUnits: each.constant === true ? [Math.ceil(units / 2)] : [], constant: each.constant === true || dead.includes(1) });
      });
      expect(frames).toHaveLength(told.length);
      expectTrue(experiment, withFacts ? FACTS : null, frames);
    }),
    { numRuns: 2000 },
  );
});

it('harm that is not known is what a trial says, and nothing that is certain', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(randomExperiment, fc.array(stated, { minLength: 1, maxLength: 4 }), fc.constantFrom(true, false, null), (experiment, told, harmful) => {
      const frames = told.map((each, epoch) => handmadeFrame(experiment, { ...each, epoch }));
      const before = diagnose(experiment, FACTS, frames).map((finding) => finding.harmful);
      const after = diagnose(experiment, FACTS, frames, { harmful, text: 'Tried.' }).map((finding) => finding.harmful);
      expect(after).toEqual(before.map((each) => each ?? harmful));
    }),
    { numRuns: 500 },
  );
});
