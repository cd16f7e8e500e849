import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { joined } from '../../../core/record/network/networkTensors.ts';
import { zipPieces } from './zipPieces.ts';

const noise = Uint8Array.from({ length: 100_000 }, (_, index) => (index * index) >> 5);

it('files come out of an archive as they went in', () => {
  const archive = joined([...zipPieces([{ name: 'λ.csv', pieces: ['a,b\r\n', 'é,2\r\n'] }, { name: 'folder/noise.bin', pieces: [noise.slice(0, 7), noise.slice(7)] }, { name: 'empty', pieces: [] }])]);
  const files = unzipSync(archive);
  expect(Object.keys(files)).toEqual(['λ.csv', 'folder/noise.bin', 'empty']);
  expect(new TextDecoder().decode(files['λ.csv'])).toBe('a,b\r\né,2\r\n');
  expect(files['folder/noise.bin']).toEqual(noise);
  expect(files['empty']).toHaveLength(0);
});
