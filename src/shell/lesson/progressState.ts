import { useSyncExternalStore } from 'react';
import { formatProgress, NO_PROGRESS, parseProgress, type LessonProgress, type Progress } from './progress.ts';

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

/** Notes how far a lesson has come, and keeps it on the device where storage is allowed. */
export function noteProgress(id: string, part: Partial<LessonProgress>): void {
  progress = new Map(progress).set(id, { ...(progress.get(id) ?? NO_PROGRESS), ...part });
  for (const listener of listeners) listener();
  try {
    localStorage.setItem(KEY, formatProgress(progress));
  } catch {
    // Storage is off or full: progress lasts as long as the page.
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Subscribes to the progress in all lessons. */
export function useProgress(): Progress {
  return useSyncExternalStore(subscribe, () => progress);
}

/** Subscribes to the progress in one lesson. */
export function useLessonProgress(id: string): LessonProgress {
  return useProgress().get(id) ?? NO_PROGRESS;
}
