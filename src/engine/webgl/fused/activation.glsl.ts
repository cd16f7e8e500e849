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

/** Functions `float value(z, p)` and `float slope(z, p)` of an activation, and of vec4, under a prefix. */
export function activationFunctions(prefix: string, id: ActivationId): string {
  const { value, derivative } = ACTIVATIONS[id].glsl;
  return ['Value', 'Slope']
    .map((suffix, index) => {
      const name = `${prefix}${suffix}`;
      return `
float ${name}(float z, float p) { return ${index === 0 ? value : derivative}; }
vec4 ${name}(vec4 z, float p) { return vec4(${name}(z.x, p), ${name}(z.y, p), ${name}(z.z, p), ${name}(z.w, p)); }`;
    })
    .join('');
}

/**
 * Whether an activation is cheaper to compute again than to keep, and 0 at 0: layers of such
 * activations keep z alone.
 */
export function isCheap(id: ActivationId): boolean {
  return ACTIVATIONS[id].glsl.functions === undefined && ACTIVATIONS[id].value(0, 1) === 0;
}

/** Definitions that an activation's functions call. */
export function activationDefinitions(id: ActivationId): readonly string[] {
  return ACTIVATIONS[id].glsl.functions ?? [];
}
