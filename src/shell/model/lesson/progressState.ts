import { useSyncExternalStore } from 'react';
import { formatProgress, mergeProgress, NO_PROGRESS, parseProgress, type LessonProgress, type Progress } from './progress.ts';

/** Where progress is kept on the device. */
const KEY = 'lessons';

let progress: Progress = parseProgress(read());
const listeners = new Set<() => void>();

function read(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function write(): void {
  try {
    localStorage.setItem(KEY, formatProgress(progress));
  } catch {
    // Storage is off or full: progress lasts as long as the page.
  }
}

/** Notes how far a lesson has come, and keeps it on the device, beside what other tabs have kept, where storage is allowed. */
export function noteProgress(id: string, part: Partial<LessonProgress>): void {
  const known = mergeProgress(progress, parseProgress(read()));
  change(mergeProgress(known, new Map([[id, { ...NO_PROGRESS, ...part }]])));
  write();
}

function change(to: Progress): void {
  if (formatProgress(to) === formatProgress(progress)) return;
  progress = to;
  for (const listener of listeners) listener();
}

/** Another tab has kept its progress. Where it knew less than this one, because both wrote at once, both is kept. */
function follow({ key, newValue }: StorageEvent): void {
  if (key !== KEY || newValue === null) return;
  const kept = parseProgress(read());
  change(mergeProgress(progress, kept));
  if (formatProgress(mergeProgress(kept, progress)) !== formatProgress(kept)) write();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    addEventListener('storage', follow);
    change(mergeProgress(progress, parseProgress(read())));
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) removeEventListener('storage', follow);
  };
}

/** Subscribes to the progress in all lessons. */
export function useProgress(): Progress {
  return useSyncExternalStore(subscribe, () => progress);
}

/** Subscribes to the progress in one lesson. */
export function useLessonProgress(id: string): LessonProgress {
  return useProgress().get(id) ?? NO_PROGRESS;
}
