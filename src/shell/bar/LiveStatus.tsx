import { useEffect, useState } from 'react';
import { longBirthOf } from '../../store/runs/birth.ts';
import { studyOf, type LabState } from '../../store/state.ts';
import { theLab, useLab } from '../../store/theLab.ts';
import { useShell } from '../model/shellState.ts';
import { activityOf } from '../model/activity/activity.ts';
import { activityText } from '../model/activity/activityText.ts';

/** Least time between two announcements of progress. */
const EVERY_MS = 3000;
/** How long a chosen epoch has to stay before it is announced. */
const CHOSEN_FOR_MS = 600;

/**
 * The page's one live region, apart from the counters that change with every picture: a change of state is
 * announced at once, progress every few seconds, an epoch that is looked at once it stays, and with them what the page says in passing.
 */
export function LiveStatus() {
  const state = useLab(stateOf);
  const toast = useShell((state) => state.toast);
  const isWriting = useShell((state) => state.writing !== null);
  const [text, setText] = useState('');
  useEffect(() => {
    const announce = (): void => setText(activityText(theLab().getState()));
    announce();
    if (!state.endsWith('running')) return undefined;
    const timer = setInterval(announce, EVERY_MS);
    return () => clearInterval(timer);
  }, [state]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = theLab().subscribe(({ view, playback }, before) => {
      if (view.epoch === before.view.epoch && playback?.isHeld === before.playback?.isHeld) return;
      clearTimeout(timer);
      timer = setTimeout(() => setText(activityText(theLab().getState())), CHOSEN_FOR_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, []);
  return (
    <output className="unseen">
      {[toast?.text ?? '', isWriting ? 'A file is being written.' : '', text].filter((each) => each !== '').join(' ')}
    </output>
  );
}

/** Changes with what is shown and with its state. */
function stateOf(state: LabState): string {
  const generations = state.sideBySide.map((id) => state.runs[id]?.generation ?? 0);
  return `${generations.join()} ${studyOf(state)?.status ?? ''} ${longBirthOf(state)?.state ?? ''} ${activityOf(state).status}`;
}
