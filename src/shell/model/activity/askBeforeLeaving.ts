import { lab, type Lab } from '../../../store/lab.ts';
import { activityOf } from './activity.ts';

/** Lets the browser ask before the page is left or reloaded, while something trains and only then. Returns how to stop. */
export function askBeforeLeaving(): () => void {
  const follow = (state: Lab): void => {
    if (activityOf(state).status === 'running') addEventListener('beforeunload', ask);
    else removeEventListener('beforeunload', ask);
  };
  follow(lab.getState());
  const stop = lab.subscribe(follow);
  return () => {
    stop();
    removeEventListener('beforeunload', ask);
  };
}

function ask(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
