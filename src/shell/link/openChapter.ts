import type { Experiment } from '../../core/experiment/experiment.ts';
import { decodeLink } from '../../core/link/decode.ts';
import { encodeLink } from '../../core/link/encode.ts';
import { CHAPTERS, type Chapter } from '../../lessons/chapters.ts';
import { openExperiment } from '../../store/actions.ts';
import { mainRun } from './mainRun.ts';

/** The chapter whose setting an experiment is, whatever engine runs it; null when it is none. */
export function chapterOf(experiment: Experiment): Chapter | null {
  const link = encodeLink({ ...experiment, engine: 'webgl' });
  return CHAPTERS.find((chapter) => chapter.link === link) ?? null;
}

/** Opens a chapter's setting on the engine in use. */
export function openChapter({ link }: Chapter): void {
  const { experiment } = decodeLink(link);
  openExperiment({ ...experiment, engine: mainRun()?.experiment.engine ?? experiment.engine });
}
