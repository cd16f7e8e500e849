/** The entry that all layers share, or null when they differ. */
export function agreed<T>(list: readonly T[], same: (a: T, b: T) => boolean = Object.is): T | null {
  const [first, ...rest] = list;
  return first !== undefined && rest.every((each) => same(first, each)) ? first : null;
}
