import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bitsOf, fingerprintOf, parametersDigest, readFingerprint } from './fingerprint.ts';

const losses = fc.array(fc.record({ trainLoss: fc.double(), validationLoss: fc.double() }), { minLength: 1, maxLength: 5 });
const parameters = fc.float32Array({ minLength: 1, maxLength: 9 });

it('begins with the number of the bits, and is read as it is written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 255 }), losses, parameters, (bits, epochs, network) => {
      const fingerprint = fingerprintOf(bits, epochs, parametersDigest(network)) ?? '';
      expect(fingerprint).toMatch(/^[\da-f]{16}$/);
      expect(bitsOf(fingerprint)).toBe(bits);
      expect(readFingerprint(fingerprint)).toBe(fingerprint);
      expect(readFingerprint(fingerprint.replace(/^0+/, '').toUpperCase())).toBe(fingerprint);
    }),
  );
});

it('changes with every bit of a parameter', () => {
  fc.assert(
    fc.property(fc.float32Array({ minLength: 1, maxLength: 9, noNaN: true, noDefaultInfinity: true }), fc.nat(), fc.nat({ max: 22 }), (network, place, bit) => {
      const other = network.slice();
      const view = new DataView(other.buffer, 4 * (place % network.length));
      view.setUint32(0, view.getUint32(0, true) ^ (1 << bit), true);
      expect(parametersDigest(other)).not.toBe(parametersDigest(network));
    }),
  );
});

it('tells networks of other sizes apart, and 0 from −0', () => {
  const digests = [[], [0], [0, 0], [0, 0, 0], [-0], [0, -0]].map((network) => parametersDigest(Float32Array.from(network)));
  expect(new Set(digests).size).toBe(digests.length);
});

it('changes with every loss of every epoch, and with their order', () => {
  const epochs = [{ trainLoss: 0.7, validationLoss: 0.6 }, { trainLoss: 0.5, validationLoss: 0.4 }];
  const network = parametersDigest(Float32Array.of(1, 2));
  const variants = [
    epochs,
    epochs.toReversed(),
    epochs.slice(1),
    [...epochs, { trainLoss: 0, validationLoss: 0 }],
    epochs.with(1, { trainLoss: 0.5, validationLoss: 0.4 + 2 ** -54 }),
    epochs.with(0, { trainLoss: Number.NaN, validationLoss: 0.6 }),
    epochs.with(0, { trainLoss: Number.POSITIVE_INFINITY, validationLoss: 0.6 }),
  ].map((each) => fingerprintOf(1, each, network));
  expect(new Set(variants).size).toBe(variants.length);
});

it('takes every NaN for the same: its bits are the processor’s', () => {
  const [one, other] = [0x7fc00000, 0xffc12345].map((bits) => parametersDigest(new Float32Array(Uint32Array.of(bits, 0).buffer)));
  expect(one).toBe(other);
});

it('is not known before all losses are', () => {
  expect(fingerprintOf(1, [{ trainLoss: null, validationLoss: 0.5 }], parametersDigest(Float32Array.of(1)))).toBeNull();
});

it.each(['', 'g', '0x12', '12345678901234567', ' 12', '-1', '1.5', '１２', '__proto__'])('%j is no fingerprint', (text) => {
  expect(readFingerprint(text)).toBeNull();
});
