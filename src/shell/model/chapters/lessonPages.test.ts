import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../../lessons/lessons.ts';
import { linkOf, readAddress } from '../address/address.ts';
import { writeShown } from '../../../core/shown/shown.ts';
import { LESSON_PAGES, lessonNotices, neighboursOf, ONE_UNIT, pageOf } from './lessonPages.ts';

describe('a link that names a lesson', () => {
  it.each(LESSONS)('and no setting shows what "$id" shows', ({ id, link }) => {
    const { shown, notices } = readAddress(`lesson=${id}`);
    expect(notices).toEqual([]);
    expect(shown).toEqual(readAddress(link).shown);
  });

  it('and an engine shows the same on that engine', () => {
    expect(writeShown(readAddress('lesson=three-layers&engine=cpu').shown)).toBe('hidden=64,64,64&engine=cpu');
  });

  it('and settings shows those settings', () => {
    expect(writeShown(readAddress('hidden=8&lesson=three-layers').shown)).toBe('hidden=8');
  });

  it('is written such that the defaults stay the defaults', () => {
    const written = (link: string, lesson = 'three-layers'): string => linkOf({ shown: readAddress(link).shown, page: { lesson } });
    for (const link of ['', 'engine=cpu', 'seeds=3', 'hidden=64,64,64']) expect(writeShown(readAddress(written(link)).shown)).toBe(link);
    expect([written(''), written('hidden=8'), written('', 'one-layer')]).toEqual(['v=1&lesson=three-layers', 'hidden=8&lesson=three-layers', 'lesson=one-layer']);
  });

  it('of which there is none says which there are', () => {
    const [notice] = readAddress('lesson=constructor').notices;
    expect(notice?.message).toContain('lesson=constructor');
    expect(notice?.message).toContain('three-layers');
    expect(lessonNotices(ONE_UNIT.id)).toEqual([]);
  });
});

it('next leads from the first chapter through every page, and back the same way', () => {
  const visited = [ONE_UNIT.id];
  for (let page = neighboursOf(ONE_UNIT).next; page !== null; page = neighboursOf(page).next) visited.push(page.id);
  expect(visited).toEqual(LESSON_PAGES.map(({ id }) => id));
  expect(new Set(visited).size).toBe(LESSONS.length + 1);
  for (const id of visited.slice(1)) {
    const page = pageOf(id);
    const back = page === null ? null : neighboursOf(page).back;
    expect(back === null ? null : neighboursOf(back).next?.id).toBe(id);
  }
});
