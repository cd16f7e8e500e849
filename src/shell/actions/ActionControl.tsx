import { useId } from 'react';
import { ActionButton } from '../../ui/controls/ActionButton.tsx';
import { Icon } from '../../ui/icons.tsx';
import { act, ACTIONS, labelOf, type ActionId } from './actions.ts';
import { useOfPage } from './action.ts';

interface ActionControlProps {
  readonly action: ActionId;
  readonly look?: 'primary' | 'plain' | 'text';
  /** Shows the icon only; the label is its accessible name. */
  readonly iconOnly?: boolean;
  readonly className?: string | undefined;
}

/** The button of an action. Where the action is refused it is disabled and described by the reason, or says it when pressed. */
export function ActionControl({ action, look = 'plain', iconOnly = false, className }: ActionControlProps) {
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
        {...(iconOnly ? { 'aria-label': label } : {})}
        {...(isDisabled ? { 'aria-describedby': reasonId } : {})}
        onPress={() => act(action)}
      >
        {drawn !== null && <Icon name={drawn} />}
        {!iconOnly && label}
      </ActionButton>
      {isDisabled && (
        <span className="unseen" id={reasonId}>
          {reason}
        </span>
      )}
    </>
  );
}
