import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLink } from '../../core/address/readLink.ts';
import { lessonOf, LESSONS } from '../lessons.ts';
import type { ShownNetworks } from '../lesson.ts';
import { networksOfLink } from '../testing/judgeLink.ts';
import { say, WORDS, type MessageId } from './words.ts';

/** What reads badly, whatever is measured. */
const MISREADINGS: readonly RegExp[] = [
  // A name that nothing was filled in for, or something that is no number.
  /[{}]|undefined|null|NaN|∞/,
  // Two numbers side by side: "after epoch 1 89 %".
  /epoch \d+ \d/i,
  // A bound that says nothing: "within 0 %", "0 percentage points apart".
  /within 0(?![.\d])|(?<![.\d])0 percentage points apart/,
  // One of many: "1 steps", "1 settings", "1 networks do".
  /(?<![\d.,−e-] ?)(?<!of |epoch |after )\b1 (?:steps|settings|networks|shares|units|runs|seeds|times)\b/,
  /\b(?:every|all) (?:one of the )?1 (?:settings|networks)/i,
  /^Only (?:0|100)\u202f%/,
  // From an epoch to itself.
  /epoch (\d+) and epoch \1\b/,
];

/** What of a sentence reads badly. */
function misread(sentence: string): readonly string[] {
  return MISREADINGS.filter((misreading) => misreading.test(sentence)).map((misreading) => `${sentence} (${String(misreading)})`);
}

/** What may stand in a place of a template, by how it is written. */
const VALUES: Readonly<Record<string, fc.Arbitrary<number | string>>> = {
  share: fc.oneof(fc.constantFrom(0, 1, 1 / 64, 63 / 64, 1e-6, 1 - 1e-6), fc.double({ min: 0, max: 1, noNaN: true })),
  loss: fc.constantFrom(0, Math.LN2, 1e-9, 12_345),
  number: fc.constantFrom(0.01, 1, 2.5, 1e-7, 1e9),
  count: fc.constantFrom(0, 1, 2, 64),
  words: fc.constantFrom('relu', '64,64,64'),
};

/** Places that stand for a whole number though nothing says how it is written. All of several are two or more. */
const COUNTS = /^(?:epoch|from|to|layers|learnt|inside|networks|units|differing|died|revived)$/;

function valuesFor(template: string): fc.Arbitrary<Readonly<Record<string, number | string>>> {
  const places = [...template.matchAll(/\{(\w+)(?::(\w+))?[}|]/g)];
  const kindOf = (name: string): fc.Arbitrary<number | string> => {
    const form = places.find(([, place, written]) => place === name && written !== undefined)?.[2];
    if (form !== undefined) return VALUES[form] ?? fc.constant('?');
    if (name === 'count') return fc.constantFrom(...(template.startsWith('All ') ? [2, 5] : [1, 2, 5]));
    if (name === 'seeds') return fc.constantFrom(2, 8);
    return COUNTS.test(name) ? fc.constantFrom(0, 1, 2, 25) : fc.constantFrom('relu', '64,64,64');
  };
  return fc.record(Object.fromEntries([...new Set(places.map(([, name = '']) => name))].map((name) => [name, kindOf(name)])));
}

describe('what judges say', () => {
  const ids = Object.keys(WORDS).filter((id): id is MessageId => id in WORDS);

  it.each(ids.filter((id) => id !== 'epochs.counts' && id !== 'epochs.loss'))('reads well at every extreme: %s', (id) => {
    fc.assert(fc.property(valuesFor(WORDS[id]), (values) => {
        expect(misread(say(id, values))).toEqual([]);
      }), { numRuns: 60 });
  });

  it('finds what reads badly', () => {
    for (const bad of ['after epoch 1 89 %', 'At birth they lie within 0 %.', '1 steps', 'All 1 networks have', 'ends ∞ times as large', 'Between epoch 1 and epoch 1']) expect(misread(bad)).not.toEqual([]);
    for (const good of ['1 of 64 networks are dead', 'after epoch 1, 89 %', 'within 0.5 %', 'came back 1 time']) expect(misread(good)).toEqual([]);
  });
});

/** A share that every hidden layer of every epoch is said to have dead. */
function withDead(networks: ShownNetworks, dead: number): ShownNetworks {
  const runs = networks.runs.map((run) => ({ ...run, frames: run.frames.map((frame) => ({ ...frame, layers: frame.layers.map((layer) => (layer.deadFraction === null ? layer : { ...layer, deadFraction: dead })) })) }));
  const study = networks.study === null ? null : { ...networks.study, points: networks.study.points.map((point) => ({ ...point, summaries: point.summaries.map((summary) => ({ ...summary, deadFraction: summary.deadFraction.map(() => dead) })) })) };
  return { runs, study };
}

/** A lesson's own settings at a size that takes no time. */
function small(link: string): string {
  const kept = link.split('&').filter((part) => part !== '' && !/^(?:rows|epochs|batch|compare=rows|seeds)/.test(part));
  const rows = link.includes('compare=rows') ? 'compare=rows:1000|2000' : 'rows=1000';
  return [rows, 'batch=256', ...(link.includes('seeds=') ? ['seeds=3'] : []), ...kept].join('&').replaceAll('20.every.20.', '0.every.1.');
}

describe('every lesson', { timeout: 240_000 }, () => {
  it.each(LESSONS.map(({ id }) => id))('reads well with none, few, nearly all and all units dead, after one epoch and after more: %s', async (id) => {
    const lesson = lessonOf(id);
    if (lesson === null) throw new Error(`There is no lesson ${id}.`);
    for (const epochs of lesson.until === 'birth' ? [1] : [1, 2]) {
      const link = `${small(lesson.quickLink ?? lesson.link)}&epochs=${epochs}`;
      expect(readLink(link).notices).toEqual([]);
      const networks = await networksOfLink(link, lesson.until);
      for (const shown of [networks, ...[0, 1 / 64, 63 / 64, 1].map((dead) => withDead(networks, dead))]) {
        const { explanation } = lesson.judge(shown);
        expect(explanation.length).toBeGreaterThan(0);
        expect(explanation.flatMap(misread)).toEqual([]);
      }
    }
  });
});
