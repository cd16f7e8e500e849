import { readRecord, sizeProblem, type OpenedFile, type Problem } from '../../../core/record/readRecord.ts';
import type { OpenedStudy } from '../../../core/record/readStudyRecord.ts';
import { countOf } from '../../../core/words/numbers.ts';
import { runOfFile } from '../../../store/runs/fromFile.ts';
import { MAX_SHOWN, openedRunsOf, studyOf } from '../../../store/state.ts';
import { studyOfFile } from '../../../store/tasks/studyOfFile.ts';
import { theLab } from '../../../store/theLab.ts';
import { changeShell } from '../shellState.ts';

/** Opens what files hold, runs beside what is open and a study in its place, and says of every file what came of it. The files are read here and sent nowhere. */
export async function readFiles(files: readonly File[]): Promise<void> {
  const said: string[] = [];
  let isWell = true;
  let hasStudy = false;
  for (const file of files) {
    const read = await contentOf(file);
    const { isOpened, words } = openRead(read, file.name, hasStudy);
    hasStudy ||= isOpened && 'kind' in read && read.kind === 'study';
    isWell &&= isOpened;
    said.push(words);
  }
  changeShell({ toast: { text: said.join(' '), ...(isWell ? {} : { stays: true }) } });
}

interface Outcome {
  readonly isOpened: boolean;
  readonly words: string;
}

/** `hasStudy`: a study has been opened from another file of these. */
function openRead(read: OpenedFile | Problem, name: string, hasStudy: boolean): Outcome {
  if ('problem' in read) return refused(name, read.problem);
  if (read.kind === 'runs') return openRuns(read, name);
  return hasStudy ? refused(name, 'One study is shown at a time.') : openStudy(read.study, name);
}

function refused(name: string, why: string): Outcome {
  return { isOpened: false, words: `${name} is not opened. ${why}` };
}

function openRuns({ runs, hasTrial }: Extract<OpenedFile, { kind: 'runs' }>, name: string): Outcome {
  const [first] = runs;
  if (first !== undefined && runs.length === 1 && isUntrained()) theLab().open({ kind: 'run', experiment: first.experiment });
  const kept = runs.filter((run) => theLab().keepRun(runOfFile(run, name))).length;
  const left = `${kept === 0 ? 'It is not' : `Only the first ${kept} of ${countOf(runs.length, 'run')} ${kept === 1 ? 'is' : 'are'}`} opened: no more than ${MAX_SHOWN} runs are shown. Drop one to make room.`;
  const isCovered = studyOf(theLab().getState()) !== null;
  const words = [
    kept < runs.length ? `${name}: ${left}` : isCovered ? `${name} is opened behind the study: Back to one run shows it.` : `${name} is opened beside what is here.`,
    ...(kept > 0 ? ['A file holds no kernels, so its edges and its function are not drawn.'] : []),
    ...(kept > 0 && hasTrial ? ['The treatments that were tried stay in the file.'] : []),
  ];
  return { isOpened: kept === runs.length, words: words.join(' ') };
}

/** Shows a study in place of what is here, of which nothing that was trained is lost: one run that rests is pinned. */
function openStudy(study: OpenedStudy, name: string): Outcome {
  const hasResult = hasRestingRun();
  const pinned = hasResult ? theLab().pinRun() : null;
  if (hasResult ? pinned === null : wouldLose()) return refused(name, 'It would take the place of what is trained here. Export that, if you want to keep it, press Reset, and open the file again.');
  if (!theLab().openRecorded(studyOfFile(study, name))) {
    if (pinned !== null) theLab().unpinRun(pinned);
    return refused(name, 'It would change what is locked here.');
  }
  const words = [
    `${name} is opened.`,
    ...(pinned === null ? [] : ['The run that was here is pinned: Back to one run shows it.']),
    'A file holds no kernels, so a network of it that is opened as a run is trained anew.',
  ];
  return { isOpened: true, words: words.join(' ') };
}

async function contentOf(file: File): Promise<OpenedFile | Problem> {
  const problem = sizeProblem(file.size);
  if (problem !== null) return { problem };
  try {
    return readRecord(await file.text());
  } catch (error) {
    return { problem: `The browser cannot read it: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** Whether nothing would be lost if another run were opened in place of what is. */
function isUntrained(): boolean {
  const state = theLab().getState();
  const [run, ...others] = openedRunsOf(state);
  return state.shown?.kind === 'run' && others.length === 0 && run?.status === 'birth' && run.step === 0;
}

/** Whether one run is open, has been trained, and rests. */
function hasRestingRun(): boolean {
  const state = theLab().getState();
  const [run, ...others] = openedRunsOf(state);
  return state.shown?.kind === 'run' && others.length === 0 && run !== undefined && run.step > 0 && run.status !== 'running';
}

/** Whether what has been trained here, or is being trained, would be gone if something else were shown. */
function wouldLose(): boolean {
  const state = theLab().getState();
  const study = studyOf(state);
  if (study !== null) return study.file === null && (study.status === 'running' || study.seconds > 0);
  return openedRunsOf(state).some(({ step, status }) => step > 0 || status === 'running');
}
