const MINUS = '\u2212';
const PERCENT = '\u202f%';
const plain = new Intl.NumberFormat('en', { maximumSignificantDigits: 3, useGrouping: true });
const fine = new Intl.NumberFormat('en', { minimumSignificantDigits: 4, maximumSignificantDigits: 4 });
const tiny = new Intl.NumberFormat('en', { maximumSignificantDigits: 3, notation: 'scientific' });
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const twoDigits = new Intl.NumberFormat('en', { maximumSignificantDigits: 2 });
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3 });

function withMinus(text: string): string {
  return text.replace('-', MINUS);
}

/** Whether a number is written with an exponent, by its name, or as `0`. */
function isApart(value: number): boolean {
  const size = Math.abs(value);
  return !(size >= 0.001 && size < 1e6);
}

/** Three significant digits; scientific below 0.001 and from a million on; exact zero is `0`. */
export function formatNumber(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : `${MINUS}∞`;
  if (value === 0) return '0';
  if (!isApart(value)) return withMinus(plain.format(value));
  const [mantissa = '', exponent = ''] = tiny.format(value).split('E');
  return `${withMinus(mantissa)}e${withMinus(exponent)}`;
}

/** A loss: four significant digits, so that a loss and the best constant's can be told apart; else as `formatNumber`. */
export function formatLoss(value: number): string {
  return isApart(value) ? formatNumber(value) : withMinus(fine.format(value));
}

/** A count or another whole number, with thousands separated. */
export function formatCount(value: number): string {
  return Number.isFinite(value) ? withMinus(whole.format(value)) : formatNumber(value);
}

/** A share, 0 to 1, as a percentage of three digits, where numbers stand side by side; only an exact 0 or 1 is written `0 %` or `100 %`. */
export function formatShare(value: number): string {
  if (!Number.isFinite(value)) return formatNumber(value);
  return (wordsNearEnds(value) ?? withMinus(plain.format(100 * value))) + PERCENT;
}

/** A share, 0 to 1, as a whole percentage, for sentences; finer near 0 and 1, which stay for exactly none and all. */
export function formatPercent(value: number): string {
  if (!Number.isFinite(value)) return formatNumber(value);
  const percent = 100 * value;
  if (percent > 0 && percent < 1) return (wordsNearEnds(value) ?? twoDigits.format(percent)) + PERCENT;
  if (percent > 99 && percent < 100) return (wordsNearEnds(value) ?? tenths.format(percent)) + PERCENT;
  return withMinus(whole.format(percent)) + PERCENT;
}

/** What is so near to none or all that its digits would say so. */
function wordsNearEnds(share: number): string | null {
  if (share > 0 && share < 0.0001) return '< 0.01';
  return share >= 0.9995 && share < 1 ? '> 99.9' : null;
}

/** The size of a file in the unit that suits it, 1 MB being a million bytes: `388 MB`. */
export function formatBytes(bytes: number, significantDigits: 2 | 3 = 3): string {
  const [unit, size] = bytes < 1e6 ? ['kB', 1e3] : bytes < 1e9 ? ['MB', 1e6] : ['GB', 1e9];
  return `${Number((bytes / size).toPrecision(significantDigits)).toLocaleString('en')} ${unit}`;
}

/** A span of time, in seconds, in the unit that suits it: `0.9 s`, `42 s`, `18 min`, `2 h 5 min`. */
export function formatDuration(span: number): string {
  if (!Number.isFinite(span) || span < 0) return '–';
  if (span < 9.95) return `${tenths.format(span)} s`;
  if (span < 99.5) return `${whole.format(span)} s`;
  const minutes = Math.round(span / 60);
  if (minutes < 100) return `${minutes} min`;
  return `${whole.format(Math.floor(minutes / 60))} h ${minutes % 60} min`;
}

/** A count beside an axis, in at most four characters up to a million: `500`, `20K`. */
export function formatCountTick(value: number): string {
  return compact.format(value);
}

/** What follows a quantity where values lie beyond the ends of its axis: ` (754 beyond)`; empty where none do. */
export function formatBeyond(bins: { readonly below: number; readonly above: number } | null): string {
  const beyond = Math.round((bins?.below ?? 0) + (bins?.above ?? 0));
  return beyond > 0 ? ` (${formatCount(beyond)} beyond)` : '';
}

/** `1 unit`, `64 units`. */
export function countOf(value: number, one: string, many = `${one}s`): string {
  return `${formatCount(value)} ${value === 1 ? one : many}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listOf(words: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(words);
}
