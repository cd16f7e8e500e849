import { decide, type Permit } from '../core/experiment/gate.ts';
import type { Work } from '../core/experiment/work.ts';
import { lab, type Question } from './lab.ts';

let onYes: () => void = () => {};

/** Does work that a person wants, at once where it is small, otherwise when the question about it is answered with yes. */
export function requestWork(wants: Question['wants'], work: readonly Work[], go: (permit: Permit) => void): void {
  dropQuestion();
  const decision = decide(work, 'pressed');
  if (decision.answer !== 'ask') {
    go(decision.permit);
    return;
  }
  onYes = () => go(decision.yes());
  const networks = work.reduce((sum, piece) => sum + piece.networks, 0);
  lab.setState({ question: { wants, networks, ...decision.estimate } });
}

/** Answers the open question, if there is one. */
export function answerQuestion(isYes: boolean): void {
  const isOpen = lab.getState().question !== null;
  const go = onYes;
  dropQuestion();
  if (isOpen && isYes) go();
}

/** Takes back the open question: what it was about is no longer shown. */
export function dropQuestion(): void {
  onYes = () => {};
  if (lab.getState().question !== null) lab.setState({ question: null });
}
