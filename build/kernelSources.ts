import { ACTIVATIONS } from '../src/core/vocabulary/activations.ts';
import { LOSSES } from '../src/core/vocabulary/losses.ts';
import { OPTIMIZERS } from '../src/core/vocabulary/optimizers.ts';
import { LAYER, NETWORK, sizeOf, type Fields } from '../src/engine/wasm/descriptor.ts';
import { nameOfFunction, vectorAssignments, vectorExpression, vectorFunction } from './vectorCode.ts';

/** Functions that `special.as` has in a form of its own, in place of the vocabulary's GLSL. */
const SPECIAL = ['abs', 'exp', 'expMinusOne', 'logOnePlus', 'max', 'min', 'normalCdf', 'settled', 'sqrt', 'stableTanh'];

function structure(name: string, fields: Fields): string {
  const lines = Object.entries(fields).map(([field, type]) => `  ${field}: ${type};`);
  return `@unmanaged export class ${name} {\n${lines.join('\n')}\n}`;
}

/** The structures that JavaScript writes, `structures` of the kernels. */
export function structuresSource(): string {
  return `${structure('Network', NETWORK)}\n${structure('Layer', LAYER)}\nexport const LAYER_BYTES: i32 = ${sizeOf(LAYER)};\n`;
}

/** A function of `id` that does for each row of a table what `body` says. */
function byId(head: string, bodies: readonly string[], ending = ''): string {
  return `export function ${head} {\n  switch (id) {\n${bodies.map((body, id) => `    case ${id}: { ${body} }`).join('\n')}\n  }\n${ending}}`;
}

function elementwise(body: string): string {
  return `for (let i = 0; i < bytes; i += 16) { ${body} } return;`;
}

/** Activations, losses and optimizers, each numbered by its place in its table: `vocabulary` of the kernels. */
export function vocabularySource(): string {
  const activations = Object.values(ACTIVATIONS).map(({ glsl }) => glsl);
  const losses = Object.values(LOSSES).map(({ glsl }) => glsl);
  const definitions = new Set([...activations, ...losses].flatMap((glsl) => ('functions' in glsl ? glsl.functions : [])));
  const own = [...definitions].filter((definition) => !SPECIAL.includes(nameOfFunction(definition)));
  const values = losses.map(({ value }) => value);
  const slopes = losses.map(({ derivative }) => derivative);
  return [
    `import { ${SPECIAL.join(', ')} } from './special';`,
    "import { Network } from './structures';",
    ...own.map(vectorFunction),
    byId(
      'activate(id: i32, to: usize, from: usize, bytes: i32, parameter: f32): void',
      activations.map(({ value }) => elementwise(`const z = v128.load(from + i); v128.store(to + i, ${vectorExpression(value)});`)),
    ).replace('{\n', '{\n  const p = f32x4.splat(parameter);\n'),
    byId(
      'multiplyBySlope(id: i32, delta: usize, from: usize, bytes: i32, parameter: f32): void',
      activations.map(({ derivative }) =>
        derivative === '1.'
          ? 'return;'
          : elementwise(`const z = v128.load(from + i); const slope = ${vectorExpression(derivative)}; v128.store(delta + i, v128.andnot(f32x4.mul(v128.load(delta + i), slope), f32x4.eq(slope, f32x4.splat(0))));`),
      ),
    ).replace('{\n', '{\n  const p = f32x4.splat(parameter);\n'),
    byId('lossValue(id: i32, z: v128, a: v128, y: v128): v128', values.map((value) => `return ${vectorExpression(value)};`), '  return z;\n'),
    byId('lossSlope(id: i32, z: v128, a: v128, y: v128, slope: v128): v128', slopes.map((slope) => `return ${vectorExpression(slope)};`), '  return z;\n'),
    byId('lossReadsOutput(id: i32): bool', losses.map(({ value, derivative }) => `return ${/\ba\b/.test(value + derivative)};`), '  return true;\n'),
    byId('lossReadsSlope(id: i32): bool', slopes.map((slope) => `return ${/\bslope\b/.test(slope)};`), '  return true;\n'),
    `/** Makes the update of an optimizer; whether all parameters are finite after it. */\n${byId('update(id: i32, network: Network, step: f32): i32', Object.values(OPTIMIZERS).map(updateBody), '  return 0;\n').replace('{\n', '{\n  const rate = f32x4.splat(step);\n  let residue = f32x4.splat(0);\n  const parameters = network.parameters, gradient = network.gradient, slot0 = network.slot0, slot1 = network.slot1, bytes = network.parameterBytes;\n')}`,
    '',
  ].join('\n\n');
}

function updateBody({ glsl, slots }: { readonly glsl: string; readonly slots: number }): string {
  const names = ['s0', 's1'].slice(0, slots);
  const loads = names.map((name, index) => `let ${name} = v128.load(slot${index} + i);`).join(' ');
  const stores = names.map((name, index) => `v128.store(slot${index} + i, ${name});`).join(' ');
  const statements = vectorAssignments(glsl, (name, value) => (name === 'p' ? value : `settled(${value})`));
  return `for (let i = 0; i < bytes; i += 16) { let p = v128.load(parameters + i); const g = v128.load(gradient + i); ${loads} ${statements} ${stores} v128.store(parameters + i, p); residue = f32x4.add(residue, f32x4.sub(p, p)); } return i32x4.all_true(f32x4.eq(residue, f32x4.splat(0)));`;
}
