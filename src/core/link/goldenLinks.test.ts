import { expect, it } from 'vitest';
import { decodeLink } from './decode.ts';
import { encodeLink } from './encode.ts';
import { GOLDEN_LINKS } from './goldenLinks.ts';

it.each(GOLDEN_LINKS)('reads $link as it was published', ({ link, experiment, run }) => {
  const decoded = decodeLink(link.replace(/^#/, ''));
  expect(decoded.experiment).toStrictEqual(experiment);
  expect(decoded.run).toBe(run === true);
  expect(decoded.notices).toEqual([]);
});

it.each(GOLDEN_LINKS)('writes the experiment of $link as it was published', ({ experiment, canonical }) => {
  expect(encodeLink(experiment)).toBe(canonical);
});
