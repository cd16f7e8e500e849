import { describe, expect, it } from 'vitest';
import { networkAt } from '../../core/function/networkFunction.ts';
import { initialParameters } from '../../core/experiment/birth/initialParameters.ts';
import { layoutOf } from '../../core/experiment/layout.ts';
import { decodeLink } from '../../core/link/decode.ts';
import { handmadeFrame } from '../../core/diagnosis/testing/handmadeFrames.ts';
import { startDrawing } from './drawing.ts';
import { drawFunction, type FunctionPicture, type FunctionRequest, sideOf } from './functionPicture.ts';
import { noteWords, summaryWords, unitRows, unitWords } from './functionWords.ts';
import { pieceOnCanvas, placePlot, unitAt } from './plotPlace.ts';

function requestOf(link: string, { axes = [0, 1], layer = 1, epoch = 0 }: Partial<Pick<FunctionRequest, 'axes' | 'layer'>> & { readonly epoch?: number } = {}): FunctionRequest {
  const { experiment } = decodeLink(link);
  return { experiment, axes, layer, frame: { ...handmadeFrame(experiment, { epoch }), parameters: initialParameters(experiment) } };
}

function drawn(request: FunctionRequest): FunctionPicture {
  const steps = drawFunction(request);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

const TWO = 'inputs=2&hidden=6,5&initializer=he_normal&bias=0.1&data=symmetric-box';

describe('a picture over two inputs', () => {
  it('has the output of the network at every point of its grid', () => {
    const request = requestOf(TWO);
    const { output, side, view } = drawn(request);
    expect(output).toHaveLength(side * side);
    for (const [column, row] of [[0, 0], [side - 1, 0], [10, 40], [side - 1, side - 1]] as const) {
      const at = (step: number): number => view.low[0] + (step / (side - 1)) * (view.high[0] - view.low[0]);
      const { output: [expected] } = networkAt(layoutOf(request.experiment), request.frame.parameters, Float64Array.of(at(column), at(row)), 1, 1);
      expect(output[row * side + column]).toBeCloseTo(expected ?? Number.NaN, 12);
    }
  });

  it.each([1, 2, 3])('has z = 0 at the ends of all pieces of layer %i', (layer) => {
    const request = requestOf(TWO, { layer });
    const { units } = drawn(request);
    expect(units.some(({ pieces }) => pieces.length > 0)).toBe(true);
    for (const { unit, pieces } of units) {
      for (const { from, to } of pieces) {
        const { preActivations } = networkAt(layoutOf(request.experiment), request.frame.parameters, Float64Array.of(...from, ...to), 2, layer);
        // The first layer's lines are exact; later contours are read from the grid, whose cells are 0.054 wide.
        for (const z of preActivations.subarray(2 * unit, 2 * unit + 2)) expect(Math.abs(z)).toBeLessThan(layer === 1 ? 1e-6 : 0.03);
      }
    }
  });

  it('of a slice holds the other inputs at their mean', () => {
    const request = requestOf('inputs=4&hidden=5&initializer=he_normal', { axes: [1, 3] });
    const { units, output, side, view } = drawn(request);
    const network = layoutOf(request.experiment);
    expect(output[side + 2]).toBeCloseTo(networkAt(network, request.frame.parameters, Float64Array.of(-0.5, view.low[0] + (2 / (side - 1)) * 1.7, -0.5, view.low[1] + 1.7 / (side - 1)), 1, 1).output[0] ?? Number.NaN, 12);
    for (const { unit, pieces: [piece] } of units) {
      if (piece === undefined) continue;
      const { preActivations } = networkAt(network, request.frame.parameters, Float64Array.of(-0.5, piece.from[0], -0.5, piece.from[1]), 1, 1);
      expect(Math.abs(preActivations[unit] ?? Number.NaN)).toBeLessThan(1e-6);
    }
  });

  it('of the largest network has fewer points, of one that fits 64 a side', () => {
    expect(sideOf(385, 4)).toBe(64);
    expect(sideOf(layoutOf(decodeLink(`hidden=${Array(20).fill(256).join(',')}`).experiment).parameterCount, 4)).toBe(16);
  });
});

describe('a picture over one input', () => {
  it('has the hinges where z is 0, in the first layer and the next', () => {
    for (const layer of [1, 2]) {
      const request = requestOf('inputs=1&hidden=8,4&initializer=he_normal&bias=0.2&data=symmetric-box', { axes: [0], layer });
      const { units, output, side, preActivations } = drawn(request);
      expect(output).toHaveLength(side);
      expect(preActivations).toHaveLength(side * units.length);
      expect(units.some(({ pieces }) => pieces.length > 0)).toBe(true);
      for (const { unit, pieces } of units) {
        for (const { from: [x] } of pieces) {
          const z = networkAt(layoutOf(request.experiment), request.frame.parameters, Float64Array.of(x), 1, layer).preActivations[unit];
          expect(Math.abs(z ?? Number.NaN)).toBeLessThan(layer === 1 ? 1e-6 : 0.02);
        }
      }
    }
  });
});

it('numbers that are none make no line and throw nothing', () => {
  const request = requestOf(TWO);
  const broken = { ...request, frame: { ...request.frame, parameters: request.frame.parameters.map(() => Number.NaN) } };
  for (const layer of [1, 2]) expect(drawn({ ...broken, layer }).units.every(({ pieces }) => pieces.length === 0)).toBe(true);
});

describe('drawing in slices', () => {
  it('delivers the latest that was asked for, and nothing after it was stopped', async () => {
    const delivered: FunctionPicture[] = [];
    const first = requestOf(TWO);
    const second = { ...first, layer: 2 };
    const third = { ...first, layer: 3 };
    await new Promise<void>((resolve) => {
      // A clock that runs out at every look: one piece a slice.
      let time = 0;
      const drawing = startDrawing((picture) => {
        delivered.push(picture);
        if (picture.request === third) resolve();
      }, () => (time += 100));
      for (const request of [first, second, third]) drawing.ask(request);
    });
    expect(delivered.map(({ request }) => request)).toEqual([first, third]);
    const stopped = startDrawing((picture) => delivered.push(picture), () => Date.now());
    stopped.ask(first);
    stopped.stop();
    expect(delivered.length).toBeLessThanOrEqual(3);
  });
});

describe('pointing', () => {
  it('finds the unit whose line passes the place, over one input and two', () => {
    for (const request of [requestOf(TWO), requestOf('inputs=1&hidden=8&initializer=he_normal&bias=0.2&data=symmetric-box', { axes: [0] })]) {
      const picture = drawn(request);
      const place = placePlot(picture, [0, 1], 400, 300);
      const isUpright = request.axes.length === 1;
      for (const { pieces: [piece] } of picture.units) {
        if (piece === undefined) continue;
        const { from, to } = pieceOnCanvas(place, piece, isUpright);
        const found = unitAt(picture, place, from[0] + 0.9 * (to[0] - from[0]), from[1] + 0.9 * (to[1] - from[1]));
        expect(found).not.toBeNull();
      }
      expect(unitAt(picture, place, -500, -500)).toBeNull();
    }
  });

  it('gives two inputs one scale', () => {
    const { width, height } = placePlot(drawn(requestOf(TWO)), [0, 1], 640, 300);
    expect(width).toBe(height);
  });
});

describe('words', () => {
  it('say a unit’s hinge and its line', () => {
    const one = requestOf('inputs=1&hidden=1&initializer=constant:2&bias=1&data=symmetric-box', { axes: [0] });
    expect(unitWords(one, 0)).toContain('hinge at −0.5');
    expect(unitRows(one)[0]?.slice(3)).toEqual(['2', '1', '−0.5']);
    const two = requestOf('inputs=2&hidden=2&initializer=constant:2&bias=-1&data=symmetric-box');
    expect(unitWords(two, 1)).toMatch(/^Unit 2 .* z = 2\u202fx₁ \+ 2\u202fx₂ − 1$/);
    expect(summaryWords(drawn(two))).toMatch(/^layer 1 · birth · \d of 2 lines runs? between the rows$/);
  });

  it('say that a slice is one, how later layers are read, and which epoch stands in for one not kept', () => {
    const notes = noteWords(drawn(requestOf('inputs=4&hidden=3,3', { layer: 2, axes: [0, 3] })), 2).join(' ');
    expect(notes).toContain('the other inputs stay at their mean, −0.5');
    expect(notes).toContain('Lines of layer 2 bend; they are read from 64 × 64 points.');
    expect(notes).toContain('Drawn as at birth');
    expect(noteWords(drawn(requestOf('inputs=2&hidden=3&initializer=zeros')), 0)).toEqual(['3 units have no line in the picture.']);
    expect(noteWords(drawn(requestOf(TWO)), 0).join(' ')).not.toMatch(/slice|bend|Drawn/);
  });
});
