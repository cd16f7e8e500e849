import { generate } from 'lean-qr';

/** A QR code as squares of side 1. */
export interface QrCode {
  /** Squares a side, with the margin that readers need. */
  readonly size: number;
  /** The dark ones, as an SVG path. */
  readonly path: string;
}

/** Light squares around a code, ISO/IEC 18004. */
const MARGIN = 4;

/** The QR code of a text; null where that is longer than a code can hold, some 2,900 bytes. */
export function qrCodeOf(text: string): QrCode | null {
  const code = generated(text);
  if (code === null) return null;
  const runs: string[] = [];
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) {
      let end = x;
      while (code.get(end, y)) end += 1;
      if (end > x) runs.push(`M${x + MARGIN} ${y + MARGIN}h${end - x}v1h${x - end}z`);
      x = end;
    }
  }
  return { size: code.size + 2 * MARGIN, path: runs.join('') };
}

function generated(text: string): ReturnType<typeof generate> | null {
  try {
    return generate(text);
  } catch {
    return null;
  }
}
