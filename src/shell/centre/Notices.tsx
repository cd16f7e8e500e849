import { ActionButton } from '../controls/ActionButton.tsx';
import { Cross } from '../controls/Cross.tsx';
import { passFocus } from '../state/passFocus.ts';
import { changeShell, useShell } from '../state/shellState.ts';
import styles from './notices.module.css';

/** Notices listed one by one; a hostile link may cause hundreds. */
const LISTED = 24;

/** What could not be read of the link, until dismissed. */
export function Notices() {
  const notices = useShell((state) => state.notices);
  if (notices.length === 0) return null;
  const more = notices.length - LISTED;
  return (
    <div role="alert" className={styles['notices']}>
      <ul className={styles['list']}>
        {notices.slice(0, LISTED).map(({ message }) => (
          <li key={message}>{message}</li>
        ))}
        {more > 0 && <li>{`And ${more} more of this kind.`}</li>}
      </ul>
      <ActionButton
        look="quiet"
        square
        aria-label="Dismiss the notice"
        onPress={({ target }) => {
          passFocus(target, 'main');
          changeShell({ notices: [] });
        }}
      >
        <Cross />
      </ActionButton>
    </div>
  );
}
