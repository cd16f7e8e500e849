import { MAX_COMPARED } from '../comparison/comparison.ts';
import { formatBytes } from '../words/numbers.ts';
import { COMPARISON_SCHEMA } from './comparisonRecord.ts';
import { BadRecord, Place } from './place.ts';
import { readRun, type OpenedRun } from './readRun.ts';
import { readStudyRecord, type OpenedStudy } from './readStudyRecord.ts';
import { RUN_SCHEMA } from './runRecord.ts';
import { STUDY_SCHEMA } from './studyRecord.ts';

/** Bytes of a file that is opened, at most: some 3,000 epochs of three layers. */
const MOST_OPENED = 250e6;

/** What a file holds: runs, or a study. */
export type OpenedFile =
  | {
      readonly kind: 'runs';
      readonly runs: readonly OpenedRun[];
      /** Whether treatments were tried beside one of them, which are not opened. */
      readonly hasTrial: boolean;
    }
  | { readonly kind: 'study'; readonly study: OpenedStudy };

/** Why a file cannot be opened, in a sentence or two. */
export interface Problem {
  readonly problem: string;
}

const KINDS = 'A run, a comparison and a study can be opened, as Export saves them with JSON.';
const SCHEMAS = [RUN_SCHEMA, COMPARISON_SCHEMA, STUDY_SCHEMA] as const;

/** Says that a file is too large to be opened; null where it is not. */
export function sizeProblem(bytes: number): string | null {
  return bytes > MOST_OPENED ? `It is ${formatBytes(bytes)} large; at most ${formatBytes(MOST_OPENED)} are opened.` : null;
}

/**
 * Reads the text of an exported run, comparison or study: the inverse of `runRecord`, `comparisonRecord` and `studyRecord`.
 * What cannot be read is a sentence; nothing is thrown.
 */
export function readRecord(text: string): OpenedFile | Problem {
  try {
    return readFile(new Place(parsed(text)));
  } catch (error) {
    if (error instanceof BadRecord) return { problem: error.message };
    throw error;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BadRecord(text.trim() === '' ? 'It is empty.' : `It is no JSON, or only a part of one: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

function readFile(file: Place): OpenedFile {
  const schema = file.at('schema');
  if (schema.isAbsent) throw new BadRecord(`It names no schema, so it is no export of this page. ${KINDS}`);
  switch (schema.oneOf(SCHEMAS)) {
    case STUDY_SCHEMA:
      return { kind: 'study', study: readStudyRecord(file) };
    case RUN_SCHEMA:
      return readRuns([file]);
    case COMPARISON_SCHEMA:
    default:
      return readRuns(file.at('runs').list(1, MAX_COMPARED));
  }
}

function readRuns(runs: readonly Place[]): OpenedFile {
  return { kind: 'runs', runs: runs.map(readRun), hasTrial: runs.some((run) => !run.at('trial').isAbsent) };
}
