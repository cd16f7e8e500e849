import { useState } from 'react';
import { studyOf } from '../../store/state.ts';
import { theLab } from '../../store/theLab.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { exportRecorded } from '../model/export/exportRecorded.ts';
import styles from './Pieces.module.css';

/** Reloads the page; where that drops a run, offers its export first. */
export function ReloadWay() {
  const [isAsked, setAsked] = useState(false);
  if (!isAsked) return <ActionButton onPress={() => (hasRecorded() ? setAsked(true) : location.reload())}>Reload the page</ActionButton>;
  return (
    <>
      <p className={styles['asked']}>Reloading drops what was recorded.</p>
      <ActionButton onPress={() => void exportRecorded()}>Export it first</ActionButton>
      <ActionButton onPress={() => location.reload()}>Reload now</ActionButton>
    </>
  );
}

function hasRecorded(): boolean {
  const state = theLab().getState();
  return (studyOf(state)?.seconds ?? 0) > 0 || Object.values(state.runs).some(({ step }) => step > 0);
}
