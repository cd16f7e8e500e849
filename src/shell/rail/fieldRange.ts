import type { NumberRange } from '../../ui/controls/NumberEntry.tsx';
import { linearStops, logStops, type Stops } from '../../ui/controls/stops.ts';
import type { NumberDomain, WholeDomain } from '../../core/experiment/settings/numberDomains.ts';
import { writeNumber, parseNumber } from '../../core/vocabulary/numberText.ts';
import type { Parameter } from '../../core/vocabulary/choice.ts';

/** What a field of a number row needs, from the field table. */
export function rangeOf({ allowed, parse, format }: WholeDomain | NumberDomain): NumberRange {
  return { allowed, parse, format };
}

/** Where the slider of a number rests, from the field table. */
export function stopsOf(domain: WholeDomain | NumberDomain): Stops {
  const { min, max, scale } = domain;
  if (scale === 'log') return logStops(min, max, domain.kind === 'whole');
  return linearStops(min, max, domain.kind === 'whole' ? 1 : domain.step);
}

/** The range of a parameter of an activation or initializer; `valid` holds it against the other parameters. */
export function parameterRange({ min, max }: Parameter, valid: (value: number) => boolean, condition: string): NumberRange {
  return {
    allowed: `a number from ${writeNumber(min)} to ${writeNumber(max)}${condition}`,
    parse: (text) => {
      const value = parseNumber(text);
      return value !== null && value >= min && value <= max && valid(value) ? value : undefined;
    },
    format: writeNumber,
  };
}
