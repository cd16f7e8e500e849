import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT, fieldOf, FIELDS, isLayerProperty, PROPERTIES, type Property } from '../experiment/settings/fields.ts';
import { MAX_LAYERS } from '../experiment/settings/layerFields.ts';
import { textOf } from '../experiment/settings/propertyText.ts';
import { PROGRESS_ABOVE } from '../experiment/work/gate.ts';
import { BIRTH_BUDGET, WORK_BUDGET } from '../experiment/work/work.ts';
import type { Parameter } from '../vocabulary/choice.ts';
import { ACTIVATIONS } from '../vocabulary/activations.ts';
import { INITIALIZERS } from '../vocabulary/initializers.ts';
import { MAX_OPERATIONS } from '../experiment/operation.ts';
import { ACT_KINDS, OPERATIONS } from '../operations/operationTable.ts';
import { RESERVED_KEYS } from './linkKeys.ts';
import { MAX_LINK_BYTES } from './splitLink.ts';

const DOCUMENT = readFileSync(new URL('../../../docs/links.md', import.meta.url), 'utf8');

/** Cells of the rows of the table under a heading, without head and rule. */
function tableUnder(heading: string): readonly (readonly string[])[] {
  const [, section = ''] = DOCUMENT.split(`\n## ${heading}\n`);
  const [body = ''] = section.split('\n## ');
  const rows = body.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
}

const code = (text: string): string => `\`${text}\``;

const documented = new Map(tableUnder('Keys').map(([key = '', ...cells]) => [key, cells]));

it('lists the keys of the field table in its order, between the version and run', () => {
  expect([...documented.keys()]).toEqual(['v', ...PROPERTIES.map((property) => fieldOf(property).key), 'run'].map(code));
});

it.each(PROPERTIES)('says of %s what the field table says', (property) => {
  const field = fieldOf(property);
  const [values, standard, meaning] = documented.get(code(field.key)) ?? [];
  const text = textOf(DEFAULT_EXPERIMENT, property);
  expect(standard).toBe(text === '' ? `that of ${code('seed')}` : code(text));
  expect(meaning).toBe(field.help);
  for (const word of allowedWords(property)) expect(values).toContain(word);
});

/** What the column of values has to name: ids, or the ends of a range. */
function allowedWords(property: Property): readonly string[] {
  const field = FIELDS[property];
  switch (field.kind) {
    case 'choice':
      return field.options.map(({ id }) => code(id));
    case 'token':
      return isLayerProperty(property) ? ['list', 'ids'] : ['an id'];
    case 'whole':
    case 'number':
    case 'seed':
    default:
      return [...(property === 'units' ? [`1 to ${MAX_LAYERS}`] : isLayerProperty(property) ? ['list'] : []), `${field.min} to ${field.max}`];
  }
}

function cellsOf(parameters: readonly Parameter[]): readonly string[] {
  return [
    parameters.map((parameter) => code(`:${parameter.name}`)).join(''),
    parameters.map((parameter) => code(String(parameter.default))).join(', '),
    parameters.map((parameter) => `${parameter.min} to ${parameter.max}`).join(', '),
  ];
}

it.each([
  ['Activations', ACTIVATIONS],
  ['Initializers', INITIALIZERS],
] as const)('lists the ids, parameters, defaults and ranges of %s', (heading, table) => {
  expect(tableUnder(heading).map((cells) => cells.slice(0, 4))).toEqual(
    Object.entries(table).map(([id, row]) => [code(id), ...cellsOf(row.parameters)]),
  );
});

it('names the reserved keys and the limits', () => {
  expect(DOCUMENT).toContain(RESERVED_KEYS.map(code).join(' '));
  expect(DOCUMENT).toContain(`${MAX_LINK_BYTES.toLocaleString('en')} bytes`);
  expect(DOCUMENT).toContain(`${WORK_BUDGET.seconds} seconds`);
  expect(DOCUMENT).toContain(`${WORK_BUDGET.bytes / 1024 ** 3} GiB`);
  expect(DOCUMENT).toContain(`up to ${BIRTH_BUDGET.seconds} seconds and ${BIRTH_BUDGET.bytes / 1024 ** 3} GiB, for all runs together`);
  expect(DOCUMENT).toContain(`from ${PROGRESS_ABOVE} second on`);
});

it('lists the operations in the order of their table, with what each is made in', () => {
  const [, section = ''] = DOCUMENT.split('\n## `at`: operations on a running network\n');
  const [body = ''] = section.split('\n## ');
  const rows = body.split('\n').filter((line) => line.startsWith('| `')).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
  expect(rows.map(([name = '']) => name.split(' ')[0])).toEqual(ACT_KINDS.map(code));
  const reaches = { network: '', layers: 'layer', units: 'layer, unit' } as const;
  const repeats = { never: '', may: 'yes', always: 'always, every epoch' } as const;
  ACT_KINDS.forEach((kind, index) => {
    const row = OPERATIONS[kind];
    expect(rows[index]?.slice(1, 3)).toEqual([reaches[row.reach], repeats[row.repeats]]);
  });
  expect(body).toContain(`at most ${MAX_OPERATIONS}`);
});
