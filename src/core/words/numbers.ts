const MINUS = '\u2212';
const plain = new Intl.NumberFormat('en', { maximumSignificantDigits: 3, useGrouping: true });
const tiny = new Intl.NumberFormat('en', { maximumSignificantDigits: 3, notation: 'scientific' });
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3 });
const share = new Intl.NumberFormat('en', { style: 'percent', maximumSignificantDigits: 3 });

function withMinus(text: string): string {
  return text.replace('-', MINUS);
}

/** Three significant digits; scientific below 0.001 and from a million on; exact zero is `0`. */
export function formatNumber(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : `${MINUS}∞`;
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size < 0.001 || size >= 1e6) {
    const [mantissa = '', exponent = ''] = tiny.format(value).split('E');
    return `${withMinus(mantissa)}e${withMinus(exponent)}`;
  }
  return withMinus(plain.format(value));
}

/** A count or another whole number, with thousands separated. */
export function formatCount(value: number): string {
  return Number.isFinite(value) ? withMinus(whole.format(value)) : formatNumber(value);
}

/** The size of a file in the unit that suits it, 1 MB being a million bytes: `388 MB`. */
export function formatBytes(bytes: number, significantDigits: 2 | 3 = 3): string {
  const [unit, size] = bytes < 1e6 ? ['kB', 1e3] : bytes < 1e9 ? ['MB', 1e6] : ['GB', 1e9];
  return `${Number((bytes / size).toPrecision(significantDigits)).toLocaleString('en')} ${unit}`;
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

/** A share, 0 to 1, as a percentage; only an exact 0 or 1 is written `0 %` or `100 %`. */
export function formatShare(value: number): string {
  if (!Number.isFinite(value)) return formatNumber(value);
  if (value > 0 && value < 0.0001) return '< 0.01\u202f%';
  if (value > 0.9995 && value < 1) return '> 99.9\u202f%';
  return withMinus(share.format(value)).replace('%', '\u202f%');
}

/** `1 unit`, `64 units`. */
export function countOf(value: number, one: string, many = `${one}s`): string {
  return `${formatCount(value)} ${value === 1 ? one : many}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listOf(words: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(words);
}
