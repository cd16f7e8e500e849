import { Fragment } from 'react';
import { ActionButton } from '../../ui/controls/ActionButton.tsx';
import { changeShell, useShell } from '../model/shellState.ts';
import { ACTION_IDS, ACTIONS, labelOf, pageNow } from '../actions/actions.ts';
import { PageDialog } from '../../ui/controls/PageDialog.tsx';
import styles from '../../ui/controls/PageDialog.module.css';
import { GLOSSARY } from '../../core/words/glossary.ts';

/** The keys of the page, its words, and the licences of what it is made of. */
export function HelpDialog() {
  const isOpen = useShell((state) => state.helpOpen);
  return (
    <PageDialog title="Keyboard" isOpen={isOpen} onClose={close}>
      <p>They work wherever no field, slider or list has the focus; on a button, Space and Enter press it.</p>
      <dl className={styles['keys']}>
        {keyed().map(({ id, keys, does }) => (
          <Fragment key={id}>
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
      <h3 className={styles['part']}>Pictures and words</h3>
      <p>The title of a panel opens a card that says how it is read.</p>
      <dl className={styles['words']}>
        {Object.values(GLOSSARY).map(({ term, means }) => (
          <Fragment key={term}>
            <dt>{term}</dt>
            <dd>{means}</dd>
          </Fragment>
        ))}
      </dl>
      <p className={styles['licences']}>
        After Jithin Jayan, “Is ReLU Dead?”, 2019.{' '}
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

/** Actions that have keys, and what is said of them. */
function keyed() {
  return ACTION_IDS.flatMap((id) => {
    const { keys = [], does = labelOf(id, pageNow()) } = ACTIONS[id];
    return keys.length === 0 ? [] : [{ id, keys, does }];
  });
}

function close(): void {
  changeShell({ helpOpen: false });
}
