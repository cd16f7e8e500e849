/** How far the reader has come in one lesson. */
export interface LessonProgress {
  /** Id of the option chosen; null for none. */
  readonly prediction: string | null;
  /** Whether its verdict has been seen, or its picture. */
  readonly isDone: boolean;
}

/** By lesson id. */
export type Progress = ReadonlyMap<string, LessonProgress>;

export const NO_PROGRESS: LessonProgress = { prediction: null, isDone: false };

/** Reads what was kept on the device. What is not understood counts as nothing done. */
export function parseProgress(text: string | null): Progress {
  const entries = Object.entries(asRecord(parseJson(text ?? '')));
  return new Map(entries.map(([id, kept]) => [id, lessonProgress(asRecord(kept))]));
}

/** Writes progress for keeping. */
export function formatProgress(progress: Progress): string {
  return JSON.stringify(Object.fromEntries(progress));
}

/** Brings together what two tabs know. What is done stays done; a prediction of `newer` goes before one of `older`. */
export function mergeProgress(older: Progress, newer: Progress): Progress {
  const merged = new Map(older);
  for (const [id, { prediction, isDone }] of newer) {
    const known = older.get(id) ?? NO_PROGRESS;
    merged.set(id, { prediction: prediction ?? known.prediction, isDone: isDone || known.isDone });
  }
  return merged;
}

function lessonProgress(kept: Readonly<Record<string, unknown>>): LessonProgress {
  const { prediction, isDone } = kept;
  return { prediction: typeof prediction === 'string' ? prediction : null, isDone: isDone === true };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
