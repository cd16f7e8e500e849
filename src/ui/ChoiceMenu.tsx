import type { ReactNode } from 'react';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import type { SelectOption } from './SelectEntry.tsx';
import styles from './SelectEntry.module.css';

interface ChoiceMenuProps<Id extends string> {
  readonly label: string;
  /** The button that opens it. */
  readonly children: ReactNode;
  readonly items: readonly SelectOption<Id>[];
  /** At least one. */
  readonly chosen: readonly Id[];
  /** No more can be chosen. */
  readonly most: number;
  readonly onChange: (chosen: readonly Id[]) => void;
}

/** A button's menu of which one to a few are chosen; it stays open while choosing. */
export function ChoiceMenu<Id extends string>({ label, children, items, chosen, most, onChange }: ChoiceMenuProps<Id>) {
  const isFull = chosen.length >= most;
  return (
    <MenuTrigger>
      {children}
      <Popover className={styles['popover'] ?? ''} placement="bottom end">
        <Menu
          className={styles['list'] ?? ''}
          aria-label={label}
          selectionMode="multiple"
          disallowEmptySelection
          selectedKeys={chosen}
          disabledKeys={isFull ? items.flatMap(({ id }) => (chosen.includes(id) ? [] : id)) : []}
          onSelectionChange={(keys) => onChange(items.flatMap(({ id }) => (keys === 'all' || keys.has(id) ? id : [])))}
        >
          {items.map((item) => (
            <MenuItem key={item.id} id={item.id} className={styles['item'] ?? ''}>
              {({ isSelected }) => `${isSelected ? '✓ ' : ''}${item.label}`}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
