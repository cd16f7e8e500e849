import { Fragment } from 'react';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { changeShell, useShell } from '../model/shellState.ts';
import { SHORTCUTS } from '../actions/shortcuts.ts';
import { PageDialog } from '../../ui/PageDialog.tsx';
import styles from '../../ui/PageDialog.module.css';

/** The keys of the page, and the licences of what it is made of. */
export function HelpDialog() {
  const isOpen = useShell((state) => state.helpOpen);
  return (
    <PageDialog title="Keyboard" isOpen={isOpen} onClose={close}>
      <p>They work wherever no field or control has the focus.</p>
      <dl className={styles['keys']}>
        {SHORTCUTS.map(({ keys, does }) => (
          <Fragment key={does}>
            <dt>
              {keys.map(({ shown }, index) => (
                <Fragment key={shown}>
                  {index > 0 && ' or '}
                  <kbd>{shown}</kbd>
                </Fragment>
              ))}
            </dt>
            <dd>{does}</dd>
          </Fragment>
        ))}
      </dl>
      <p className={styles['licences']}>
        Dead ReLU Lab has the MIT licence and contains other free software.{' '}
        <a href="third-party-licenses.txt" target="_blank" rel="noreferrer">
          Licences of its parts (new tab)
        </a>
      </p>
      <div className={styles['actions']}>
        <ActionButton onPress={close}>Close</ActionButton>
      </div>
    </PageDialog>
  );
}

function close(): void {
  changeShell({ helpOpen: false });
}
