import type { ReactNode } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { ActionButton } from './ActionButton.tsx';
import { Icon } from './icons.tsx';
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
