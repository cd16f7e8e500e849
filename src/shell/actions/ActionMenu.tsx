import { ActionButton } from '../../ui/controls/ActionButton.tsx';
import { Icon, type IconName } from '../../ui/icons.tsx';
import { PopupMenu } from '../../ui/controls/PopupMenu.tsx';
import { act, ACTIONS, labelOf, type ActionId } from './actions.ts';
import { useOfPage } from './action.ts';

interface ActionMenuProps {
  /** Accessible name of the menu. */
  readonly label: string;
  readonly actions: readonly ActionId[];
  /** What its button says; the accessible name where the button shows an icon, or less. */
  readonly button: string;
  /** What the button shows in place of all that it says. */
  readonly shown?: string;
  readonly icon?: IconName;
}

/** Actions in a button's menu: a choice, where one of them is in force. The button is disabled while all are refused. */
export function ActionMenu({ label, actions, button, shown, icon }: ActionMenuProps) {
  const isDisabled = useOfPage((page) => actions.every((id) => (ACTIONS[id].refusal?.(page) ?? null) !== null));
  const chosen = useOfPage((page) => actions.find((id) => ACTIONS[id].isChosen?.(page) === true) ?? null);
  const labels = useOfPage((page) => actions.map((id) => labelOf(id, page)).join('\n')).split('\n');
  const items = actions.map((id, index) => ({ id, label: labels[index] ?? '' }));
  const isDescribed = actions.some((id) => ACTIONS[id].detail !== undefined);
  return (
    <PopupMenu<ActionId>
      label={label}
      items={items}
      {...(chosen === null ? {} : { selected: chosen })}
      {...(isDescribed ? { describe: (id) => ACTIONS[id].detail?.() ?? '' } : {})}
      onAction={(id) => act(id)}
    >
      <ActionButton isDisabled={isDisabled} square={icon !== undefined} {...(icon === undefined && shown === undefined ? {} : { 'aria-label': button })}>
        {icon === undefined ? (shown ?? button) : <Icon name={icon} />}
      </ActionButton>
    </PopupMenu>
  );
}
