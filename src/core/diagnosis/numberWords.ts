const MINUS = '\u2212';
const NARROW_SPACE = '\u202f';
const plain = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });
const fine = new Intl.NumberFormat('en', { maximumSignificantDigits: 4 });
const tiny = new Intl.NumberFormat('en', { maximumSignificantDigits: 2, notation: 'scientific' });
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const percent = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const percentFine = new Intl.NumberFormat('en', { maximumSignificantDigits: 2 });

/** How a number is written where a template of `words.ts` names it. */
export type NumberForm = 'number' | 'loss' | 'count' | 'share';

/** Writes a number for people. Not finite: `NaN`, `∞`, `−∞`; a minus sign is a minus, not a hyphen. */
export const NUMBER_FORMS: Readonly<Record<NumberForm, (value: number) => string>> = {
  /** Three significant digits; scientific below 0.001 and from a million on. */
  number: (value) => (value !== 0 && (Math.abs(value) < 1e-3 || Math.abs(value) >= 1e6) ? scientific(value) : minus(plain.format(value))),
  /** Four significant digits, so that a loss and its baseline can be told apart. */
  loss: (value) => (value !== 0 && (Math.abs(value) < 1e-3 || Math.abs(value) >= 1e6) ? scientific(value) : minus(fine.format(value))),
  count: (value) => minus(whole.format(value)),
  /** 0 to 1 as a percentage; only an exact 0 or 1 reads `0 %` or `100 %`. */
  share: (value) => minus(shareDigits(value)) + NARROW_SPACE + '%',
};

function minus(text: string): string {
  return text.replace('-', MINUS);
}

function scientific(value: number): string {
  if (!Number.isFinite(value)) return minus(plain.format(value));
  const [mantissa = '', exponent = ''] = tiny.format(value).split('E');
  return `${minus(mantissa)}e${minus(exponent)}`;
}

function shareDigits(value: number): string {
  const hundredths = value * 100;
  if (hundredths > 99 && hundredths < 100) return hundredths >= 99.95 ? '> 99.9' : hundredths.toFixed(1);
  if (hundredths > 0 && hundredths < 1) return hundredths < 0.01 ? '< 0.01' : percentFine.format(hundredths);
  return percent.format(hundredths);
}
