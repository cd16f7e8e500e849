import { expect, it } from 'vitest';
import { crc32c, maskedCrc32c } from './crc32c.ts';

const ascending = Uint8Array.from({ length: 32 }, (_, index) => index);

it.each([
  ['32 zeros', new Uint8Array(32), 0x8a9136aa],
  ['32 bytes of ones', new Uint8Array(32).fill(255), 0x62a8ab43],
  ['0 to 31', ascending, 0x46dd794e],
  ['31 to 0', ascending.toReversed(), 0x113fdb5c],
  ['123456789', new TextEncoder().encode('123456789'), 0xe3069283],
])('has the CRC of RFC 3720 for %s', (_, bytes, expected) => {
  expect(crc32c(bytes)).toBe(expected);
});

it('is masked so that it can be unmasked', () => {
  const masked = (maskedCrc32c(ascending) - 0xa282ead8) >>> 0;
  expect(((masked << 15) | (masked >>> 17)) >>> 0).toBe(crc32c(ascending));
});
