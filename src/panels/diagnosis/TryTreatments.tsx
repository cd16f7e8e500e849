import { useMemo, type ReactNode } from 'react';
import type { JudgedTrial } from '../../core/trial/verdictAt.ts';
import type { RunId } from '../../store/run.ts';
import { canTryTreatments } from '../../store/state.ts';
import { theLab, useLab } from '../../store/theLab.ts';
import { ActionButton } from '../../ui/controls/ActionButton.tsx';

interface TryTreatmentsProps {
  readonly run: RunId;
  readonly words: string;
}

/** Tries treatments of a run that rests; leads to them where they are tried already. Nothing while it trains, and beside other runs. */
export function TryTreatments({ run, words }: TryTreatmentsProps): ReactNode {
  const canTry = useLab((state) => canTryTreatments(state, run));
  if (!canTry) return null;
  const onPress = (): void => {
    void theLab().tryTreatments(run);
    document.querySelector('[data-panel="treatments"]')?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <ActionButton look="small" data-tries="" onPress={onPress}>
      {words}
    </ActionButton>
  );
}

/** The trial of a run, with what it found so far. A new object only when that changes. */
export function useJudgedTrial(run: RunId): JudgedTrial | null {
  const trial = useLab((state) => (state.trial?.run === run ? state.trial.trial : null));
  const verdict = useLab((state) => (state.trial?.run === run ? state.trial.verdict : null));
  return useMemo(() => (trial === null ? null : { trial, verdict }), [trial, verdict]);
}
