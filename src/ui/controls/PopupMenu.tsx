import type { ReactNode } from 'react';
import { Text } from 'react-aria-components/Text';
import type { SelectOption } from './SelectEntry.tsx';
import styles from './SelectEntry.module.css';
import { OpeningButton } from './OpeningButton.tsx';
import { useOverlay } from '../useOverlay.ts';

interface PopupMenuProps<Id extends string> {
  readonly label: string;
  /** The button that opens it. */
  readonly children: ReactNode;
  readonly items: readonly SelectOption<Id>[];
  /** The item in force, where the menu is a choice. */
  readonly selected?: Id;
  /** What is said beside an item; asked for when the menu opens. */
  readonly describe?: (id: Id) => string;
  readonly onAction: (id: Id) => void;
}

/** A button's menu. */
export function PopupMenu<Id extends string>({ label, children, items, selected, describe, onAction }: PopupMenuProps<Id>) {
  const overlay = useOverlay();
  const { parts, isOpen, setOpen } = overlay;
  const button = <OpeningButton overlay={overlay}>{children}</OpeningButton>;
  if (parts === null) return button;
  const { Menu, MenuItem, MenuTrigger, Popover } = parts;
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={setOpen}>
      {button}
      <Popover className={styles['popover'] ?? ''} placement="bottom end">
        <Menu
          className={styles['list'] ?? ''}
          aria-label={label}
          {...(selected === undefined ? {} : { selectionMode: 'single', selectedKeys: [selected], disallowEmptySelection: true })}
          onAction={(key) => {
            const item = items.find(({ id }) => id === key);
            if (item !== undefined) onAction(item.id);
          }}
        >
          {items.map((item) => (
            <MenuItem key={item.id} id={item.id} className={styles['item'] ?? ''}>
              {describe === undefined ? item.label : <DescribedItem {...item} describe={describe} />}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

interface DescribedItemProps<Id extends string> extends SelectOption<Id> {
  readonly describe: (id: Id) => string;
}

/** The description is no part of the item's name. It is made when the item is drawn, so when the menu opens. */
function DescribedItem<Id extends string>({ id, label, describe }: DescribedItemProps<Id>) {
  return (
    <span className={styles['described']}>
      <Text slot="label">{label}</Text>
      <Text slot="description" className={styles['description'] ?? ''}>
        {describe(id)}
      </Text>
    </span>
  );
}
