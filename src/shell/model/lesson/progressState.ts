import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { formatProgress, mergeProgress, NO_PROGRESS, parseProgress, type LessonProgress, type Progress } from './progress.ts';

/** Where progress is kept on the device. */
const KEY = 'lessons';

const kept = createStore<Progress>()(() => parseProgress(read()));

function read(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function write(): void {
  try {
    localStorage.setItem(KEY, formatProgress(kept.getState()));
  } catch {
    // Storage is off or full: progress lasts as long as the page.
  }
}

/** Notes how far a lesson has come, and keeps it on the device, beside what other tabs have kept, where storage is allowed. */
export function noteProgress(id: string, part: Partial<LessonProgress>): void {
  const known = mergeProgress(kept.getState(), parseProgress(read()));
  change(mergeProgress(known, new Map([[id, { ...NO_PROGRESS, ...part }]])));
  write();
}

function change(to: Progress): void {
  if (formatProgress(to) !== formatProgress(kept.getState())) kept.setState(to, true);
}

/** Another tab has kept its progress. Where it knew less than this one, because both wrote at once, both is kept. */
function follow({ key, newValue }: StorageEvent): void {
  if (key !== KEY || newValue === null) return;
  const other = parseProgress(read());
  change(mergeProgress(kept.getState(), other));
  if (formatProgress(mergeProgress(other, kept.getState())) !== formatProgress(other)) write();
}

/** Keeps in step with what other tabs keep. Returns how to stop. */
export function followProgress(): () => void {
  addEventListener('storage', follow);
  change(mergeProgress(kept.getState(), parseProgress(read())));
  return () => removeEventListener('storage', follow);
}

/** Subscribes to the progress in all lessons. */
export function useProgress(): Progress {
  return useStore(kept);
}

/** Subscribes to the progress in one lesson. */
export function useLessonProgress(id: string): LessonProgress {
  return useProgress().get(id) ?? NO_PROGRESS;
}
