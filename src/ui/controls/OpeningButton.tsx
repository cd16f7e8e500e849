import { useMemo, type ReactNode } from 'react';
import { ButtonContext } from 'react-aria-components/Button';
import type { useOverlay } from '../useOverlay.ts';

interface OpeningButtonProps {
  readonly overlay: ReturnType<typeof useOverlay>;
  /** The button. */
  readonly children: ReactNode;
}

/** The button of a menu. Pressed before the menu's parts are here, it asks for them. */
export function OpeningButton({ overlay: { parts, button, setOpen }, children }: OpeningButtonProps) {
  const isAlone = parts === null;
  const value = useMemo(() => (isAlone ? { ref: button, 'aria-haspopup': 'menu' as const, 'aria-expanded': false, onPress: () => setOpen(true) } : { ref: button }), [isAlone, button, setOpen]);
  return <ButtonContext.Provider value={value}>{children}</ButtonContext.Provider>;
}
