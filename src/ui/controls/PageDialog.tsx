import type { ReactNode } from 'react';
import { ActionButton } from './ActionButton.tsx';
import { Icon } from '../icons.tsx';
import { useOverlayParts } from '../useOverlay.ts';
import styles from './PageDialog.module.css';

interface PageDialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** `drawer` comes from the left and is as high as the page. */
  readonly shape?: 'box' | 'drawer';
  readonly children: ReactNode;
}

/** A dialog over the page; Escape and a press beside it close it. */
export function PageDialog({ title, isOpen, onClose, shape = 'box', children }: PageDialogProps) {
  const parts = useOverlayParts(isOpen);
  if (parts === null) return null;
  const { Dialog, Heading, Modal, ModalOverlay } = parts;
  return (
    <ModalOverlay
      className={styles['overlay'] ?? ''}
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={styles[shape] ?? ''}>
        <Dialog className={styles['dialog'] ?? ''}>
          <Heading slot="title" className={styles['title'] ?? ''}>
            {title}
          </Heading>
          {shape === 'drawer' && (
            <ActionButton look="quiet" square aria-label="Close" className={styles['close']} onPress={onClose}>
              <Icon name="cross" />
            </ActionButton>
          )}
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
