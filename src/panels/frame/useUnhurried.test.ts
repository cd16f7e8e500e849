import { beforeEach, expect, it, vi } from 'vitest';
import { takeTurn } from './useUnhurried.ts';

let waiting: (() => void)[] = [];

function drawPicture(): void {
  const callbacks = waiting;
  waiting = [];
  for (const callback of callbacks) callback();
}

beforeEach(() => {
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => waiting.push(callback));
});

it('draws what is asked for at once in pictures apart, first come first served', () => {
  const drawn: string[] = [];
  let picture = 0;
  for (const name of ['loss', 'norms']) takeTurn(() => drawn.push(`${name} in picture ${picture}`));
  for (picture = 1; picture <= 8; picture += 1) drawPicture();
  expect(drawn).toEqual(['loss in picture 1', 'norms in picture 4']);
});

it('asks for no more pictures when nothing waits, and draws nothing that was called off', () => {
  const drawn: string[] = [];
  const callOff = takeTurn(() => drawn.push('loss'));
  callOff();
  for (let picture = 0; picture < 8; picture += 1) drawPicture();
  expect(waiting).toEqual([]);
  takeTurn(() => drawn.push('norms'));
  drawPicture();
  expect(drawn).toEqual(['norms']);
});
