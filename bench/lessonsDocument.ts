import { readFileSync, writeFileSync } from 'node:fs';
import { readLink } from '../src/core/address/readLink.ts';
import { formatUnit } from '../src/core/address/unitPage.ts';
import { NUMBER_FORMS } from '../src/core/words/fillIn.ts';
import { quantile } from '../src/core/study/statistics.ts';
import type { ClaimVerdict, Lesson, Measured } from '../src/lessons/lesson.ts';
import type { MeasuredLessons, MeasuredSeed } from './measuredLessons.ts';

const DOCUMENT = new URL('../docs/lessons.md', import.meta.url);
const START = '<!-- measured: written by bench/lessons.measure.ts -->';

const VERDICTS: Readonly<Record<ClaimVerdict, string>> = {
  'holds': 'holds',
  'does-not-hold': 'does not hold',
  'other-reason': 'holds for another reason',
  'undecided': 'undecided',
};

/** Writes the measured part of docs/lessons.md, all that follows its marker. */
export function writeDocument(lessons: readonly Lesson[], measured: MeasuredLessons): void {
  const [prose = ''] = readFileSync(DOCUMENT, 'utf8').split(START);
  writeFileSync(DOCUMENT, `${prose}${START}\n\n${lessons.map((lesson) => section(lesson, measured[lesson.id]?.seeds ?? [])).join('\n')}`);
}

function section({ id, title, claim, link, prediction, conditions, unit }: Lesson, seeds: readonly MeasuredSeed[]): string {
  const source = claim.section === null ? 'Our claim' : `The article, “${claim.section}”`;
  const judged = seeds.filter(({ parts }) => parts !== undefined);
  const before = seeds.filter(({ parts }) => parts === undefined);
  return [
    `### ${title}`,
    '',
    `${source}: ${claim.text}`,
    '',
    `Link: \`#${[link, unit === undefined ? '' : `unit=${formatUnit(unit, readLink(link).shown)}`, `lesson=${id}`].filter(Boolean).join('&')}\``,
    '',
    `Asks for ${conditions.map(({ text }) => text).join('; ')}.`,
    '',
    ...(seeds.length === 0 ? ['Not measured yet.', ''] : []),
    ...(judged.length === 0 ? [] : [...verdictOf(judged, prediction), ...partsOf(judged), '']),
    ...(before.length === 0 ? [] : [`From before, when claims were not judged in parts and sums were rounded otherwise, ${runsOf(before)}: ${tally(before.map(({ verdict }) => VERDICTS[verdict]))}. Their numbers are in the table.`, '']),
    ...(seeds.length === 0 ? [] : [table(seeds), '']),
  ].join('\n');
}

function verdictOf(seeds: readonly MeasuredSeed[], { question, options }: Lesson['prediction']): readonly string[] {
  const answers = tally(seeds.map(({ answer }) => options.find((option) => option.id === answer)?.text ?? 'none of the options'));
  return [`Verdict over ${runsOf(seeds)}: **${tally(seeds.map(({ verdict }) => VERDICTS[verdict]))}**. “${question}” ${answers}.`];
}

/** Part by part, what was said of each. */
function partsOf(seeds: readonly MeasuredSeed[]): readonly string[] {
  const texts = [...new Set(seeds.flatMap(({ parts = [] }) => parts.map(({ text }) => text)))];
  const lines = texts.map((text) => `- ${text}: ${tally(seeds.flatMap(({ parts = [] }) => parts.filter((part) => part.text === text).map(({ verdict }) => VERDICTS[verdict])))}`);
  return lines.length === 0 ? [] : ['', ...lines];
}

function runsOf(seeds: readonly MeasuredSeed[]): string {
  if (seeds[0]?.numbers.some(({ spread }) => spread?.kind === 'interval') === true) return 'one study';
  return `${seeds.length} ${seeds.length === 1 ? 'seed' : 'seeds'} (${seeds.map(({ seed }) => seed).join(', ')})`;
}

function tally(words: readonly string[]): string {
  const different = [...new Set(words)];
  return different.map((word) => (different.length === 1 ? word : `${word} (${words.filter((one) => one === word).length})`)).join(', ');
}

/** Settings down, quantities across; each cell the median over seeds and, in brackets, the smallest and largest. */
function table(seeds: readonly MeasuredSeed[]): string {
  const numbers = seeds.flatMap((seed) => seed.numbers);
  const quantities = [...new Set(numbers.map(({ label }) => label))];
  const settings = [...new Set(numbers.map(({ setting }) => setting))];
  const rows = settings.map((setting) => [setting ?? '', ...quantities.map((label) => cell(numbers.filter((one) => one.setting === setting && one.label === label)))]);
  const isNamed = settings.length > 1 || settings[0] !== null;
  const lines = [['', ...quantities], ['---', ...quantities.map(() => '---')], ...rows].map((row) => (isNamed ? row : row.slice(1)));
  return lines.map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function cell(numbers: readonly Measured[]): string {
  const [first] = numbers;
  if (first === undefined) return '–';
  const write = NUMBER_FORMS[first.unit];
  const values = numbers.map(({ value }) => value);
  const [low, high] = first.spread === null ? [Math.min(...values), Math.max(...values)] : [first.spread.low, first.spread.high];
  const middle = write(quantile(values, 0.5));
  return write(low) === write(high) ? middle : `${middle} (${write(low)} to ${write(high)})`;
}
