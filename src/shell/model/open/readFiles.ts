import { readRuns, sizeProblem, type OpenedFile, type Problem } from '../../../core/record/readRuns.ts';
import { countOf } from '../../../core/words/numbers.ts';
import { MAX_SHOWN, openedRunsOf } from '../../../store/state.ts';
import { theLab } from '../../../store/theLab.ts';
import { changeShell } from '../shellState.ts';

/** Opens the runs of files beside what is open, and says of every file what came of it. The files are read here and sent nowhere. */
export async function readFiles(files: readonly File[]): Promise<void> {
  const said: string[] = [];
  let isWell = true;
  for (const file of files) {
    const { isOpened, words } = await openOne(file);
    isWell &&= isOpened;
    said.push(words);
  }
  changeShell({ toast: { text: said.join(' '), ...(isWell ? {} : { stays: true }) } });
}

interface Outcome {
  readonly isOpened: boolean;
  readonly words: string;
}

async function openOne(file: File): Promise<Outcome> {
  const read = await contentOf(file);
  if ('problem' in read) return { isOpened: false, words: `${file.name} is not opened. ${read.problem}` };
  const { runs, hasTrial } = read;
  const [first] = runs;
  if (first !== undefined && runs.length === 1 && isUntrained()) theLab().open({ kind: 'run', experiment: first.experiment });
  const kept = runs.filter((run) => theLab().keepRun(run, file.name)).length;
  const left = `${kept === 0 ? 'It is not' : `Only the first ${kept} of ${countOf(runs.length, 'run')} ${kept === 1 ? 'is' : 'are'}`} opened: no more than ${MAX_SHOWN} runs are shown. Drop one to make room.`;
  const words = [
    kept < runs.length ? `${file.name}: ${left}` : `${file.name} is opened beside what is here.`,
    ...(kept > 0 ? ['A file holds no kernels, so its edges and its function are not drawn.'] : []),
    ...(kept > 0 && hasTrial ? ['The treatments that were tried stay in the file.'] : []),
  ];
  return { isOpened: kept === runs.length, words: words.join(' ') };
}

async function contentOf(file: File): Promise<OpenedFile | Problem> {
  const problem = sizeProblem(file.size);
  if (problem !== null) return { problem };
  try {
    return readRuns(await file.text());
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
