/** One a run of several: told apart in hue and lightness, each at least 3:1 on the scheme's paper. Lines name their run besides. */
export const RUN_COLOURS = [
  'light-dark(#0072b2, #62b6ea)',
  'light-dark(#c2560a, #f0a15a)',
  'light-dark(#00795a, #3ecf9f)',
  'light-dark(#b0488a, #e39ac6)',
  'light-dark(#5a4fcf, #a9a0ff)',
  'light-dark(#8a6d00, #dcc04a)',
  'light-dark(#14181f, #eceef0)',
  'light-dark(#747c85, #98a1ab)',
] as const;

/** Colour of a run among several, by its place from 0. No more runs are shown than there are colours (`MAX_SHOWN`). */
export function runColour(index: number): string {
  return RUN_COLOURS[index] ?? 'var(--ink)';
}
