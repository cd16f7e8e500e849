import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { GLOSSARY } from '../../core/words/glossary.ts';
import type { Reading } from './readings.ts';
import { useOverlay } from '../../ui/useOverlay.ts';
import styles from './ReadingCard.module.css';

interface ReadingCardProps {
  /** What is read, and what the button says. */
  readonly title: string;
  readonly reading: Reading;
}

/** A title that opens a card: how the picture below it is read, and what its words mean. */
export function ReadingCard({ title, reading }: ReadingCardProps): ReactNode {
  const { parts, button, isOpen, setOpen } = useOverlay();
  if (parts === null) {
    return (
      <Button ref={button} className={styles['title'] ?? ''} onPress={() => setOpen(true)}>
        {title}
      </Button>
    );
  }
  const { Dialog, DialogTrigger, Popover } = parts;
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button ref={button} className={styles['title'] ?? ''}>
        {title}
      </Button>
      <Popover className={styles['popover'] ?? ''} placement="bottom start">
        <Dialog className={styles['card'] ?? ''} aria-label={`How to read ${title}`}>
          <ReadingWords reading={reading} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** The words of such a card. */
function ReadingWords({ reading: { how, terms } }: { readonly reading: Reading }): ReactNode {
  return (
    <>
      <p className={styles['how']}>{how}</p>
      {terms.map((id) => (
        <p key={id} className={styles['term']}>
          <strong>{GLOSSARY[id].term}.</strong> {GLOSSARY[id].means}
        </p>
      ))}
    </>
  );
}
