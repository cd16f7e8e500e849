import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { drawRows } from '../../core/experiment/birth/drawRows.ts';
import { initialParameters } from '../../core/experiment/birth/initialParameters.ts';
import { layoutOf } from '../../core/experiment/layout.ts';
import { shuffledTrainRows } from '../../core/experiment/birth/shuffle.ts';
import { decodeLink } from '../../core/link/decode.ts';
import { experimentRecord } from '../../core/record/runRecord.ts';
import { DATA_SETS } from '../../core/vocabulary/dataSets.ts';
import { dropoutOf } from '../../core/vocabulary/dropout.ts';
import { INITIALIZERS } from '../../core/vocabulary/initializers.ts';
import { LABELS } from '../../core/vocabulary/labels.ts';
import { DropoutMask } from './dropoutMask.ts';

/** Draws that `python/check_exports.py` holds the port to, too. */
interface Vectors {
  readonly link: string;
  readonly experiment: Readonly<Record<string, unknown>>;
  /** Rows from 0. */
  readonly inputs: readonly (readonly number[])[];
  readonly labels: readonly number[];
  /** The first unit of every layer, the output's included. */
  readonly kernels: readonly (readonly number[])[];
  readonly order: { readonly epoch: number; readonly rows: readonly number[] };
  /** Of the first layer: 1 where an output is kept, a list a row. */
  readonly kept: { readonly step: number; readonly first: number; readonly rows: readonly (readonly number[])[] };
}

const { cases }: { cases: readonly Vectors[] } = JSON.parse(readFileSync(new URL('../../../python/vectors.json', import.meta.url), 'utf8'));

it.each(cases)('draws of “$link” are those that the port in Python is held to', ({ link, experiment: recorded, inputs, labels, kernels, order, kept }) => {
  const { experiment } = decodeLink(link);
  expect(experimentRecord(experiment)).toMatchObject({ data: recorded['data'], hidden: recorded['hidden'], data_seed: recorded['data_seed'] });
  expect([...drawRows(experiment, 0, inputs.length).inputs]).toEqual(inputs.flat());
  expect([...drawRows(experiment, 0, labels.length).labels]).toEqual(labels);
  const parameters = initialParameters(experiment);
  expect(layoutOf(experiment).layers.map(({ kernelStart, fanIn }) => [...parameters.subarray(kernelStart, kernelStart + fanIn)])).toEqual(kernels);
  const rows = new Uint32Array(order.rows.length);
  shuffledTrainRows(experiment, order.epoch, rows);
  expect([...rows]).toEqual(order.rows);
  const [layer] = experiment.layers;
  const dropout = layer === undefined ? null : dropoutOf(layer);
  if (layer === undefined || dropout === null) return;
  const count = kept.rows.length;
  const outputs = new Float32Array(layer.units * count).fill(100);
  new DropoutMask(dropout, 1, layer.units, count).forward(outputs, count, { seed: experiment.seed, step: kept.step, firstRow: kept.first });
  expect(kept.rows).toEqual(Array.from({ length: count }, (_, row) => Array.from({ length: layer.units }, (__, unit) => ((outputs[unit * count + row] ?? 0) > 50 ? 1 : 0))));
});

it('the vectors have every data set, every rule of labels and every initializer', () => {
  const used = (key: string): Set<unknown> => new Set(cases.flatMap(({ experiment }) => [experiment[key]].flat().map((value) => String(value).split(':', 1)[0])));
  expect(used('data')).toEqual(new Set(Object.keys(DATA_SETS)));
  expect(used('labels')).toEqual(new Set(Object.keys(LABELS)));
  expect(used('initializer')).toEqual(new Set(Object.keys(INITIALIZERS)));
  expect(cases.some(({ kept }) => kept.rows.length > 0)).toBe(true);
});
