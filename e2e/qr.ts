import jsQR from 'jsqr';
import type { Locator } from 'playwright/test';

/** What an independent reader makes of a QR code on the page, an SVG; undefined where it reads none. */
export async function decoded(code: Locator): Promise<string | undefined> {
  const { pixels, side } = await code.evaluate(async (svg) => {
    const side = 4 * Number(svg.getAttribute('viewBox')?.split(' ')[2]);
    const image = new Image(side, side);
    image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = side;
    canvas.height = side;
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0, side, side);
    return { side, pixels: [...(context?.getImageData(0, 0, side, side).data ?? [])] };
  });
  return jsQR(Uint8ClampedArray.from(pixels), side, side)?.data;
}
