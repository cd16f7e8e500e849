import type { Lesson } from '../../lessons/lesson.ts';
import { theLab, useLab } from '../../store/theLab.ts';
import { openedRunsOf } from '../../store/state.ts';
import { formatPercent } from '../../core/words/numbers.ts';
import { ActionButton } from '../../ui/controls/ActionButton.tsx';
import { shownNetworksOf } from '../model/lesson/shownNetworks.ts';

/** Has the epoch in which a lesson's unit died trained again with every step recorded, and says how far that is. */
export function RecordButton({ lesson: { watched } }: { readonly lesson: Lesson }) {
  const run = useLab((state) => openedRunsOf(state)[0] ?? null);
  const autopsy = useLab((state) => state.autopsy);
  const unit = watched === undefined || run === null ? null : watched(shownNetworksOf(theLab().getState()));
  if (unit === null || run === null) return null;
  const isOurs = autopsy?.run === run.id && autopsy.epoch === unit.epoch && autopsy.layer === unit.layer && autopsy.unit === unit.unit;
  if (isOurs && autopsy.status === 'recorded') return null;
  if (isOurs && autopsy.status === 'recording') return <p>{`Epoch ${unit.epoch} is trained again on the same engine, and every step read: ${formatPercent(autopsy.share)}.`}</p>;
  return (
    <>
      {isOurs && autopsy.status === 'failed' && <p role="alert">{`The epoch could not be trained again: ${autopsy.message ?? ''}`}</p>}
      <ActionButton look="primary" onPress={() => theLab().openAutopsy(run.id, unit)}>
        {`Train epoch ${unit.epoch} again, step by step`}
      </ActionButton>
    </>
  );
}
