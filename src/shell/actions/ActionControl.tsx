import { useId } from 'react';
import { ActionButton } from '../../ui/controls/ActionButton.tsx';
import { Icon } from '../../ui/icons.tsx';
import { act, ACTIONS, labelOf, type ActionId } from './actions.ts';
import { useOfPage } from './action.ts';
import styles from './ActionControl.module.css';

interface ActionControlProps {
  readonly action: ActionId;
  readonly look?: 'primary' | 'plain' | 'text';
  /** Shows the icon only; the label is its accessible name. */
  readonly iconOnly?: boolean;
  /** What it says where there is little room; its accessible name stays the label. */
  readonly short?: string;
  readonly className?: string | undefined;
}

/** The button of an action. Where the action is refused it is disabled and described by the reason, or says it when pressed. */
export function ActionControl({ action, look = 'plain', iconOnly = false, short, className }: ActionControlProps) {
  const { icon = null, refusal, saysWhy = false } = ACTIONS[action];
  const label = useOfPage((page) => labelOf(action, page));
  const drawn = useOfPage((page) => (typeof icon === 'function' ? icon(page) : icon));
  const reason = useOfPage((page) => refusal?.(page) ?? null);
  const reasonId = useId();
  const isDisabled = reason !== null && !saysWhy;
  return (
    <>
      <ActionButton
        look={reason !== null && saysWhy ? 'quiet' : look}
        square={iconOnly}
        className={className}
        isDisabled={isDisabled}
        {...(iconOnly || short !== undefined ? { 'aria-label': label } : {})}
        {...(isDisabled ? { 'aria-describedby': reasonId } : {})}
        onPress={() => act(action)}
      >
        {drawn !== null && <Icon name={drawn} />}
        {!iconOnly && (short === undefined ? label : <Lengths long={label} short={short} />)}
      </ActionButton>
      {isDisabled && (
        <span className="unseen" id={reasonId}>
          {reason}
        </span>
      )}
    </>
  );
}

/** Of two ways to say it the one that there is room for. */
function Lengths({ long, short }: { readonly long: string; readonly short: string }) {
  return (
    <>
      <span className={styles['long']}>{long}</span>
      <span className={styles['short']}>{short}</span>
    </>
  );
}
