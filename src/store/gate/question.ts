import { decide, type Permit } from '../../core/experiment/work/gate.ts';
import { secondsShared, type Work } from '../../core/experiment/work/work.ts';
import type { AskedEngine } from '../../core/vocabulary/engines.ts';
import type { LabStore, Question } from '../state.ts';

/** The question that may be open before work above the budget: at most one. */
export interface Questions {
  /** Does work that a person wants, at once where it is small, otherwise when the question about it is answered with yes. */
  readonly requestWork: (wants: Question['wants'], work: readonly Work[], go: (permit: Permit) => void) => void;
  /** Answers the open question, if there is one. */
  readonly answerQuestion: (isYes: boolean) => void;
  /** Takes back the open question: what it was about is no longer shown. */
  readonly dropQuestion: () => void;
}

/** `workersOf` tells how many workers share what asks for an engine. */
export function createQuestions(store: LabStore, workersOf: (asked: AskedEngine) => number): Questions {
  let onYes: () => void = () => {};

  function dropQuestion(): void {
    onYes = () => {};
    if (store.getState().question !== null) store.setState({ question: null });
  }

  return {
    dropQuestion,
    requestWork(wants, work, go) {
      dropQuestion();
      const decision = decide(work, 'pressed');
      if (decision.answer !== 'ask') {
        go(decision.permit);
        return;
      }
      onYes = () => go(decision.yes());
      const networks = work.reduce((sum, piece) => sum + piece.networks, 0);
      store.setState({ question: { wants, networks, ...decision.estimate, secondsHere: secondsShared(work, Math.min(...work.map(({ experiment }) => workersOf(experiment.engine)))) } });
    },
    answerQuestion(isYes) {
      const isOpen = store.getState().question !== null;
      const go = onYes;
      dropQuestion();
      if (isOpen && isYes) go();
    },
  };
}
