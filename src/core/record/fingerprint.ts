import { threefry2x32 } from '../random/threefry.ts';

/** Digits of a fingerprint that are the number of the engine's bits. */
const BITS_DIGITS = 2;
const DIGITS = 16;
const NAN_32 = 0x7fc00000;
const NAN_64 = 0x7ff80000;

/** The losses of an epoch; null before they are known. */
interface EpochLosses {
  readonly trainLoss: number | null;
  readonly validationLoss: number | null;
}

/**
 * 64 bits of a sequence of pairs of 32-bit words, that change with every bit of it: Threefry-2x32 encrypts each pair
 * under what came before and adds the pair to it without carry (the construction of Matyas, Meyer and Oseas).
 */
class Digest {
  private readonly words = new Uint32Array(2);

  add(first: number, second: number): void {
    const [high = 0, low = 0] = this.words;
    threefry2x32(this.words, high, low, first, second);
    this.words[0] = (this.words[0] ?? 0) ^ first;
    this.words[1] = (this.words[1] ?? 0) ^ second;
  }

  /** 16 hex digits. */
  text(): string {
    return Array.from(this.words, (word) => word.toString(16).padStart(DIGITS / 2, '0')).join('');
  }
}

/** Digest of a network's parameters, `[parameterCount]`, bit for bit but that every NaN counts as the same: 16 hex digits. */
export function parametersDigest(parameters: Float32Array): string {
  const digest = new Digest();
  const words = new Uint32Array(parameters.buffer, parameters.byteOffset, parameters.length);
  const wordAt = (index: number): number => (Number.isNaN(parameters[index] ?? 0) ? NAN_32 : (words[index] ?? 0));
  for (let index = 0; index < words.length; index += 2) digest.add(wordAt(index), wordAt(index + 1));
  digest.add(parameters.length, 0);
  return digest.text();
}

/**
 * The fingerprint of a run that has ended, 16 hex digits: the number of its engine's bits, then the first 56 bits of a
 * digest of the losses of all epochs, birth included, and of its final parameters. Null where a loss is not known.
 * `parameters` is what `parametersDigest` gave.
 */
export function fingerprintOf(bits: number, epochs: readonly EpochLosses[], parameters: string): string | null {
  const digest = new Digest();
  const view = new DataView(new ArrayBuffer(8));
  for (const { trainLoss, validationLoss } of epochs) {
    for (const loss of [trainLoss, validationLoss]) {
      if (loss === null) return null;
      view.setFloat64(0, loss);
      if (Number.isNaN(loss)) digest.add(NAN_64, 0);
      else digest.add(view.getUint32(0), view.getUint32(4));
    }
  }
  digest.add(Number.parseInt(parameters.slice(0, DIGITS / 2), 16), Number.parseInt(parameters.slice(DIGITS / 2), 16));
  return bits.toString(16).padStart(BITS_DIGITS, '0') + digest.text().slice(0, DIGITS - BITS_DIGITS);
}

/** Reads a fingerprint of 1 to 16 hex digits; zeros in front may be missing. Null for anything else. */
export function readFingerprint(text: string): string | null {
  return /^[\da-f]{1,16}$/i.test(text) ? text.toLowerCase().padStart(DIGITS, '0') : null;
}

/** The number of the engine's bits that a fingerprint was made with. */
export function bitsOf(fingerprint: string): number {
  return Number.parseInt(fingerprint.slice(0, BITS_DIGITS), 16);
}
