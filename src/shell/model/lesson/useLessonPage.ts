import { useSyncExternalStore } from 'react';
import { addressHash, onAddress } from '../address/addressBar.ts';
import { lessonIdOf } from './lessonAddress.ts';
import { pageOf, type LessonPage } from './lessonPages.ts';

let read = { hash: '', page: pageOf(undefined) };

/** The page that the address names; the same object while the address is the same. */
function pageOfAddress(): LessonPage | null {
  const hash = addressHash();
  if (hash !== read.hash) {
    const page = pageOf(lessonIdOf(hash));
    read = { hash, page: page?.id === read.page?.id ? read.page : page };
  }
  return read.page;
}

/** Subscribes to the lesson that is open; null when none is. */
export function useLessonPage(): LessonPage | null {
  return useSyncExternalStore(onAddress, pageOfAddress);
}
