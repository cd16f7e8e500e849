import { expect, it } from 'vitest';
import { moveCursor } from './moveCursor.ts';

const order = [2, 0, 1];

it('goes up and down by rows as they are sorted, left and right by epochs', () => {
  expect(moveCursor({ unit: 2, epoch: 3 }, 'ArrowDown', order, 5)).toEqual({ unit: 0, epoch: 3 });
  expect(moveCursor({ unit: 2, epoch: 3 }, 'ArrowRight', order, 5)).toEqual({ unit: 2, epoch: 4 });
});

it('stops at the edges of what has been reached', () => {
  expect(moveCursor({ unit: 2, epoch: 0 }, 'ArrowUp', order, 5)).toEqual({ unit: 2, epoch: 0 });
  expect(moveCursor({ unit: 1, epoch: 5 }, 'PageDown', order, 5)).toEqual({ unit: 1, epoch: 5 });
  expect(moveCursor({ unit: 1, epoch: 2 }, 'End', order, 5)).toEqual({ unit: 1, epoch: 5 });
  expect(moveCursor({ unit: 1, epoch: 2 }, 'ArrowLeft', order, 5)).toEqual({ unit: 1, epoch: 1 });
});

it('leaves other keys alone, names of object properties too', () => {
  expect(moveCursor({ unit: 1, epoch: 2 }, 'Tab', order, 5)).toBeNull();
  expect(moveCursor({ unit: 1, epoch: 2 }, 'constructor', order, 5)).toBeNull();
});
