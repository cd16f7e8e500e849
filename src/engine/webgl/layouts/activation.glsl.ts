import { ACTIVATIONS, type ActivationId } from '../../../core/vocabulary/activations.ts';

/** Number as a GLSL float literal. */
export function literal(value: number): string {
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.`;
}

/** Distinct definitions of the functions that several expressions call, each once. */
export function definitions(...lists: readonly (readonly string[] | undefined)[]): string {
  return [...new Set(lists.flatMap((list) => list ?? []))].join('\n');
}

/**
 * Functions `float <prefix>Value(z, p)` and `float <prefix>Slope(z, p)` of an activation, and of vec4. Long ones are written once, in
 * a loop: some compilers take seconds over long straight code.
 */
export function activationFunctions(prefix: string, id: ActivationId): string {
  const { value, derivative, functions } = ACTIVATIONS[id].glsl;
  const ofVector = (name: string): string =>
    functions === undefined
      ? `return vec4(${name}(z.x, p), ${name}(z.y, p), ${name}(z.z, p), ${name}(z.w, p));`
      : `vec4 result; for (int i = 0; i < 4; i++) result[i] = ${name}(z[i], p); return result;`;
  const both = (name: string, expression: string): string => `
float ${name}(float z, float p) { return ${expression}; }
vec4 ${name}(vec4 z, float p) { ${ofVector(name)} }`;
  return both(`${prefix}Value`, value) + both(`${prefix}Slope`, derivative);
}

/**
 * Whether an activation is cheaper to compute again than to keep, and 0 at 0: layers of such
 * activations keep z alone.
 */
export function isCheap(id: ActivationId): boolean {
  return ACTIVATIONS[id].glsl.functions === undefined && ACTIVATIONS[id].value(0, 1) === 0;
}

/** `passed(delta, slope)`: their product, but exactly 0 where the slope is 0, were `delta` not finite. */
const PASSED = `
vec4 passed(vec4 delta, vec4 slope) { return mix(delta * slope, vec4(0), equal(slope, vec4(0))); }`;

/** Definitions that an activation's functions call, and `passed`. */
export function activationDefinitions(id: ActivationId): readonly string[] {
  return [...(ACTIVATIONS[id].glsl.functions ?? []), PASSED];
}
