import { passFocus } from '../passFocus.ts';
import { ActionButton } from './ActionButton.tsx';
import { Icon } from '../icons.tsx';

interface DismissButtonProps {
  /** Accessible name. */
  readonly label: string;
  readonly onDismiss: () => void;
}

/** A cross that takes away what it stands in; the focus goes on to the panels. */
export function DismissButton({ label, onDismiss }: DismissButtonProps) {
  return (
    <ActionButton
      look="quiet"
      square
      aria-label={label}
      onPress={({ target }) => {
        passFocus(target, 'main');
        onDismiss();
      }}
    >
      <Icon name="cross" />
    </ActionButton>
  );
}
