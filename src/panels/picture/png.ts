import { PIXELS } from './drawnElement.ts';
import type { Sheet } from './sheet.ts';

/** Most pixels on a side and in all that every browser's canvas has. */
const LONGEST_SIDE = 16_384;
const MOST_PIXELS = 2 ** 26;

/** Pixels of a picture in a CSS pixel: two, or fewer where a canvas cannot hold that many. */
function pixelsOf({ width, height }: Pick<Sheet, 'width' | 'height'>): number {
  return Math.min(PIXELS, LONGEST_SIDE / width, LONGEST_SIDE / height, Math.sqrt(MOST_PIXELS / (width * height)));
}

/** A picture as PNG. Rejects where the browser cannot make it. */
export async function pngOf(sheet: Sheet): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(sheet.svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  const pixels = pixelsOf(sheet);
  canvas.width = Math.round(sheet.width * pixels);
  canvas.height = Math.round(sheet.height * pixels);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('it has no room for a picture of this size');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('it has no room for a picture of this size')) : resolve(blob)), 'image/png');
  });
}
