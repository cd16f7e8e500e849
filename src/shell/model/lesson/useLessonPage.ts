import { useSyncExternalStore } from 'react';
import { addressNow } from '../address/address.ts';
import { onAddress } from '../address/addressBar.ts';
import { pageOf, type LessonPage } from '../chapters/lessonPages.ts';

const last: { id: string | undefined; page: LessonPage | null } = { id: undefined, page: null };

/** The page that the address names; the same object while it names the same. */
function pageOfAddress(): LessonPage | null {
  const id = addressNow().page.lesson;
  if (id !== last.id) {
    last.page = pageOf(id);
    last.id = id;
  }
  return last.page;
}

/** Subscribes to the lesson that is open; null when none is. */
export function useLessonPage(): LessonPage | null {
  return useSyncExternalStore(onAddress, pageOfAddress);
}
