import type { LabState } from '../../../store/state.ts';
import { theLab } from '../../../store/theLab.ts';
import { activityOf } from './activity.ts';

/** Lets the browser ask before the page is left or reloaded, while something trains, a trial included, and only then. Returns how to stop. */
export function askBeforeLeaving(): () => void {
  const follow = (state: LabState): void => {
    if (activityOf(state).status === 'running' || state.trial?.status === 'running') addEventListener('beforeunload', ask);
    else removeEventListener('beforeunload', ask);
  };
  follow(theLab().getState());
  const stop = theLab().subscribe(follow);
  return () => {
    stop();
    removeEventListener('beforeunload', ask);
  };
}

function ask(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
