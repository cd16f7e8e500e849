import type { ReactNode } from 'react';
import type { SelectOption } from './SelectEntry.tsx';
import styles from './SelectEntry.module.css';
import { OpeningButton } from './OpeningButton.tsx';
import { useOverlay } from '../useOverlay.ts';

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
