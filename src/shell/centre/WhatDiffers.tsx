import { differencesText } from '../../core/comparison/differences.ts';
import { listOf } from '../../core/words/numbers.ts';
import { MAX_SHOWN, type LabState } from '../../store/state.ts';
import { useLab } from '../../store/theLab.ts';
import { namingOf } from '../../store/naming.ts';
import styles from './RunCards.module.css';

/** Above runs side by side: which settings differ between them, and that all others are equal. */
export function WhatDiffers() {
  const words = useLab(differenceWords);
  return <p className={styles['differs']}>{words}</p>;
}

function differenceWords(state: LabState): string {
  const { differences } = namingOf(state);
  const key = state.shown?.kind === 'comparison' ? state.shown.comparison.key : null;
  const compared = differences.find((each) => each.key === key);
  const also = differencesText(differences.filter((each) => each.key !== key));
  return [
    ...(compared === undefined ? [] : [`Compared: ${compared.label}.`]),
    differences.length === 0 ? 'All settings are equal.' : also === '' ? 'All other settings are equal.' : `These runs ${compared === undefined ? '' : 'also '}differ in ${also}; all other settings are equal.`,
    ...(differences.length === 0 ? [] : alikeWords(state)),
    ...fullWords(state),
  ].join(' ');
}

function alikeWords(state: LabState): readonly string[] {
  const { names, alike } = namingOf(state);
  return alike.map((group) => `${listOf(group.flatMap((run) => names[run] ?? []))} are the same experiment.`);
}

/** When no more can be shown, and of pinned runs that wait for room. */
function fullWords({ runs, sideBySide }: LabState): readonly string[] {
  if (sideBySide.length < MAX_SHOWN) return [];
  const waiting = Object.keys(runs).length - sideBySide.length;
  const kept = waiting === 0 ? '' : `; ${waiting === 1 ? '1 pinned run waits' : `${waiting} pinned runs wait`} until one is dropped`;
  return [`${sideBySide.length} runs are shown, as many as colours can tell apart${kept}.`];
}
