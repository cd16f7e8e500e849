import { expect, it } from 'vitest';
import { paintRaster, type RasterInks } from './paintRaster.ts';
import { DEAD, NOT_A_NUMBER, UNREAD } from '../run/layerLife.ts';
import { timeAxis } from '../run/timeAxis.ts';

const inks: RasterInks = { fill: Uint32Array.from({ length: 256 }, (_, code) => 1000 + code), deadMark: 1, nanMark: 2, faintMark: 3, gap: 4 };

/** Paints units (rows of codes, an entry an epoch) at a pixel a CSS pixel, and returns the pixels of each row. */
function paint(units: readonly (readonly number[])[], order: readonly number[], width: number, height: number, from = 0, to = units[0]?.length ?? 0, columns = to): number[][] {
  const stride = units[0]?.length ?? 0;
  const pixels = new Uint32Array(width * height);
  const codes = Uint8Array.from(units.flat());
  paintRaster({ pixels, geometry: { width, height, rows: units.length, time: timeAxis(columns - 1, 1) }, ratio: 1 }, { codes, stride, order }, inks, from, to);
  return Array.from({ length: height }, (_, y) => [...pixels.subarray(y * width, (y + 1) * width)]);
}

it('gives every unit of a compressed raster its row, in the order asked for', () => {
  expect(paint([[10, 20], [30, 40]], [1, 0], 2, 2)).toEqual([
    [1030, 1040],
    [1010, 1020],
  ]);
});

it('leaves the columns of epochs not yet reached empty', () => {
  expect(paint([[10, 20, 0, 0]], [0], 4, 1, 0, 2, 4)).toEqual([[1010, 1020, 0, 0]]);
});

it('paints the same picture column by column as at once', () => {
  const units = [
    [1, DEAD, NOT_A_NUMBER, 7, 0],
    [200, 0, DEAD, DEAD, 50],
  ];
  for (const [width, height] of [[5, 2], [60, 40], [3, 1]] as const) {
    const stepwise = new Uint32Array(width * height);
    const geometry = { width, height, rows: 2, time: timeAxis(4, 1) };
    const cells = { codes: Uint8Array.from(units.flat()), stride: 5, order: [1, 0] };
    for (let epoch = 0; epoch < 5; epoch += 1) paintRaster({ pixels: stepwise, geometry, ratio: 1 }, cells, inks, epoch, epoch + 1);
    const atOnce = new Uint32Array(width * height);
    paintRaster({ pixels: atOnce, geometry, ratio: 1 }, cells, inks, 0, 5);
    expect(stepwise).toEqual(atOnce);
  }
});

it('shows the newest epoch of those that share a pixel', () => {
  expect(paint([[1, 2, 3, 4, 5, 6]], [0], 2, 1)).toEqual([[1002, 1006]]);
});

it('marks dead and NaN cells with patterns of their own, and only them', () => {
  const dead = paint([[DEAD]], [0], 20, 20).flat();
  const nan = paint([[NOT_A_NUMBER]], [0], 20, 20).flat();
  const alive = paint([[120]], [0], 20, 20).flat();
  expect(dead).toContain(inks.deadMark);
  expect(nan).toContain(inks.nanMark);
  expect(new Set(alive)).toEqual(new Set([1120, inks.gap]));
});

it('dots the faintest cells where they are large enough', () => {
  expect(paint([[0]], [0], 20, 20).flat().filter((pixel) => pixel === inks.faintMark)).toHaveLength(1);
  expect(paint([[0, 0, 0, 0]], [0], 8, 2).flat()).not.toContain(inks.faintMark);
});

it('leaves what was not read empty', () => {
  expect(paint([[10, UNREAD, 20]], [0], 3, 1)).toEqual([[1010, inks.gap, 1020]]);
});
