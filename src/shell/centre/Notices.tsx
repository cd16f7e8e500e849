import { DismissButton } from '../../ui/controls/DismissButton.tsx';
import { changeShell, useShell } from '../model/shellState.ts';
import styles from './Notices.module.css';

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
      <DismissButton label="Dismiss the notice" onDismiss={() => changeShell({ notices: [] })} />
    </div>
  );
}
