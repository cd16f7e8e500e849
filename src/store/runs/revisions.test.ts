import { beforeEach, expect, it } from 'vitest';
import { createRevisions, pictures } from './revisions.ts';

let clock = 0;
let isHidden = false;
let waits: number[] = [];
let waiting: { readonly at: number; readonly callback: () => void }[] = [];
/** Milliseconds from one picture of the screen to the next. */
const FRAME = 10;

const screen = {
  now: () => clock,
  isHidden: () => isHidden,
  beforePicture: (callback: () => void) => void waiting.push({ at: Math.ceil(clock / FRAME) * FRAME, callback }),
  wait(callback: () => void, milliseconds: number): void {
    waits.push(milliseconds);
    waiting.push({ at: clock + milliseconds, callback });
  },
};

/** Lets time pass, whoever waits being called in turn; one who works moves the clock on. */
function passUntil(end: number): void {
  for (;;) {
    const [next, ...others] = waiting.toSorted((one, other) => one.at - other.at);
    if (next === undefined || next.at > end) break;
    waiting = others;
    clock = Math.max(clock, next.at);
    next.callback();
  }
  clock = Math.max(clock, end);
}

/** When something that is new all the time is drawn within a second, at so many milliseconds a picture. */
function drawnAt(cost: number): readonly number[] {
  const times: number[] = [];
  const revisions = createRevisions(
    () => {
      times.push(clock);
      clock += cost;
    },
    pictures({ least: 100, most: 400 }, screen),
  );
  for (let now = 0; now < 1000; now += 1) {
    passUntil(now);
    revisions.note('study');
  }
  return times;
}

beforeEach(() => {
  clock = 0;
  isHidden = false;
  waits = [];
  waiting = [];
});

it('what is drawn quickly is drawn at the least interval, the first time at once', () => {
  expect(drawnAt(2)).toEqual([0, 100, 200, 300, 400, 500, 600, 700, 800, 900]);
});

it('what takes long is drawn so seldom that pictures take a tenth of the time', () => {
  expect(drawnAt(20)).toEqual([0, 200, 400, 600, 800]);
});

it('what takes longer than the pace allows for is drawn at the most interval all the same', () => {
  expect(drawnAt(90)).toEqual([0, 400, 800]);
});

it('waits whole milliseconds, since a timer drops what is over them and comes too early', () => {
  drawnAt(12.3);
  expect(waits.length).toBeGreaterThan(10);
  expect(waits.filter((milliseconds) => !Number.isInteger(milliseconds))).toEqual([]);
});

it('however much is new, a picture is told of each run once', () => {
  const told: string[][] = [];
  const revisions = createRevisions((runs) => void told.push([...runs]), pictures({ least: 100, most: 100 }, screen));
  for (const run of ['a', 'b', 'a']) revisions.note(run);
  passUntil(1000);
  expect(told).toEqual([['a', 'b']]);
});

it('a hidden page, on which no picture is drawn, hears of it all the same', () => {
  isHidden = true;
  expect(drawnAt(2)).toEqual([0, 100, 200, 300, 400, 500, 600, 700, 800, 900]);
});
