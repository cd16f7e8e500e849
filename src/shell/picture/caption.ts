import { shownSideBySide, type Shown } from '../../core/shown/shown.ts';
import { SWEEP_AXES } from '../../core/study/sweepAxes.ts';
import { epochName } from '../../core/words/names.ts';
import { countOf, formatCount } from '../../core/words/numbers.ts';
import { runColour } from '../../panels/chart/canvas/colour.ts';
import type { Caption } from '../../panels/picture/sheet.ts';
import { nameOf } from '../../store/naming.ts';
import type { LabState } from '../../store/state.ts';
import { activityOf } from '../model/activity/activity.ts';
import { lastEpochOf, lookedAtOf, newestEpochOf } from '../model/activity/epochs.ts';
import { addressNow, linkOf } from '../model/address/address.ts';
import { shareAddress } from '../model/address/addressBar.ts';
import { experimentSentence } from '../rail/experimentSentence.ts';

/** What is said below pictures of what is shown. */
export function captionOf(state: LabState, shown: Shown): Caption {
  const beside = state.sideBySide.length < 2 || shown.kind === 'study' ? [] : state.sideBySide.flatMap((id) => state.runs[id] ?? []);
  const isTried = state.trial !== null && shown.kind === 'run' && addressNow().page.treat === true;
  return {
    sentences: [experimentSentence(shown.experiment), ...amongOf(shown), momentOf(state)],
    link: shareAddress(linkOf({ shown: shownSideBySide(beside.map(({ experiment }) => experiment)) ?? shown, page: isTried ? { treat: true } : {} })),
    source: `Dead ReLU Lab ${import.meta.env.APP_VERSION}`,
    keys: beside.map(({ id }, index) => ({ name: nameOf(state, id), colour: lightOf(runColour(index)) })),
  };
}

/** The epoch whose state is drawn. */
export function shownEpochOf(state: LabState): number {
  return lookedAtOf(state) ?? newestEpochOf(state);
}

function momentOf(state: LabState): string {
  const epoch = shownEpochOf(state);
  const { status } = activityOf(state);
  const how = status === 'running' ? ', while it trains' : '';
  return epoch < 1 ? 'Shown at birth, before training.' : `Shown at ${epochName(epoch)} of ${formatCount(lastEpochOf(state))}${how}.`;
}

function amongOf(shown: Shown): readonly string[] {
  if (shown.kind !== 'study') return [];
  const { seeds, sweep } = shown.study;
  return [`${countOf(seeds, 'network')} of different seeds${sweep === null ? '' : ` at each of ${countOf(sweep.values.length, 'value')} of ${SWEEP_AXES[sweep.axis].label.toLowerCase()}`}.`];
}

/** Of the two colours of a run the one for light ground. */
function lightOf(colour: string): string {
  return /light-dark\((#[0-9a-f]+)/.exec(colour)?.[1] ?? '#14181f';
}
