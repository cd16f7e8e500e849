import { strToU8, Zip, ZipPassThrough } from 'fflate';

export type Bytes = Uint8Array<ArrayBuffer>;

/** A file whose content is made when it is asked for. */
export interface MadeFile {
  readonly name: string;
  readonly pieces: Iterable<string | Bytes>;
}

/** Files as a zip archive, piece by piece, uncompressed: the streaming deflate of fflate 0.8.3 writes distances that no reader takes. */
export function zipPieces(files: readonly MadeFile[]): Iterable<Bytes> {
  return { [Symbol.iterator]: () => zipped(files) };
}

function* zipped(files: readonly MadeFile[]): Generator<Bytes, void> {
  const ready: Bytes[] = [];
  const zip = new Zip((error, data) => {
    if (error !== null) throw error;
    ready.push(data.slice());
  });
  for (const { name, pieces } of files) {
    const entry = new ZipPassThrough(name);
    zip.add(entry);
    for (const piece of pieces) {
      entry.push(typeof piece === 'string' ? strToU8(piece) : piece);
      yield* ready.splice(0);
    }
    entry.push(new Uint8Array(0), true);
  }
  zip.end();
  yield* ready.splice(0);
}
