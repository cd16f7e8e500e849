import { expect, it } from 'vitest';
import { layoutOf, type NetworkLayout } from '../../../core/experiment/layout.ts';
import { DEFAULT_EXPERIMENT } from '../../../core/experiment/settings/fields.ts';
import { withLayers } from '../../../core/experiment/testing/withLayers.ts';
import { gather, scatter, shallowAtlas, type Atlas } from './atlas.ts';
import { deepAtlas, deepShape } from './deep/deepShape.ts';

const atlases: readonly [string, (layout: NetworkLayout, replicas: number) => Atlas][] = [
  ['records', shallowAtlas],
  ['rectangles', (layout, replicas) => deepAtlas(layout, deepShape(layout, replicas))],
];

function layoutWith(inputs: number, hidden: readonly number[]): NetworkLayout {
  return layoutOf({ ...withLayers(DEFAULT_EXPERIMENT, { units: hidden }), inputs });
}

for (const [name, atlasOf] of atlases) {
  const shapes: readonly (readonly number[])[] = name === 'records' ? [[1], [64], [256]] : [[1], [64, 64, 64], [3, 256, 7], Array.from({ length: 20 }, () => 256)];
  for (const hidden of shapes) {
    it(`gives every parameter of 3 networks ${hidden.length > 4 ? '20 layers deep' : hidden.join('-')} a place of its own, tallies too (${name})`, () => {
      const layout = layoutWith(5, hidden);
      const atlas = atlasOf(layout, 3);
      const taken = new Set<number>();
      for (const replica of [0, 1, 2]) {
        const origin = atlas.originOf(replica);
        atlas.places.forEach((place) => taken.add(origin + place));
        for (let channel = 0; channel < 4; channel++) taken.add(origin + atlas.tally + channel);
      }
      expect(taken.size).toBe(3 * (layout.parameterCount + 4));
      expect(Math.max(...[...taken].slice(-4))).toBeLessThan(4 * atlas.width * atlas.height);
    });
  }

  it(`gives back what was put in (${name})`, () => {
    const layout = layoutWith(7, [6]);
    const atlas = atlasOf(layout, 2);
    const texels = new Float32Array(4 * atlas.width * atlas.height);
    const flat = Float32Array.from({ length: layout.parameterCount }, (_, index) => index + 1);
    scatter(atlas, 1, flat, texels);
    expect(gather(atlas, 1, texels)).toEqual(flat);
    expect(gather(atlas, 0, texels)).toEqual(new Float32Array(layout.parameterCount));
  });
}

it('keeps twenty layers of 256 units within 2,048 texel rows, each layer on a multiple of four', () => {
  const shape = deepShape(layoutWith(16, Array.from({ length: 20 }, () => 256)), 1);
  expect(shape.height).toBeLessThanOrEqual(2048 + 4);
  expect(shape.layers.every(({ y }) => y % 4 === 0)).toBe(true);
});
