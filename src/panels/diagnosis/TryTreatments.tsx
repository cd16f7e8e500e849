import type { ReactNode } from 'react';
import { canTryTreatments, type RunId } from '../../store/state.ts';
import { theLab, useLab } from '../../store/theLab.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';

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
