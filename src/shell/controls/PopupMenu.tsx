import type { ReactNode } from 'react';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import type { SelectOption } from './SelectEntry.tsx';
import styles from './selectEntry.module.css';

interface PopupMenuProps<Id extends string> {
  readonly label: string;
  /** The button that opens it. */
  readonly children: ReactNode;
  readonly items: readonly SelectOption<Id>[];
  /** The item in force, where the menu is a choice. */
  readonly selected?: Id;
  readonly onAction: (id: Id) => void;
}

/** A button's menu. */
export function PopupMenu<Id extends string>({ label, children, items, selected, onAction }: PopupMenuProps<Id>) {
  return (
    <MenuTrigger>
      {children}
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
              {item.label}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
