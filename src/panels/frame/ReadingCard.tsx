import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { GLOSSARY } from '../../core/words/glossary.ts';
import type { Reading } from './readings.ts';
import styles from './ReadingCard.module.css';

interface ReadingCardProps {
  /** What is read, and what the button says. */
  readonly title: string;
  readonly reading: Reading;
}

/** A title that opens a card: how the picture below it is read, and what its words mean. */
export function ReadingCard({ title, reading }: ReadingCardProps): ReactNode {
  return (
    <DialogTrigger>
      <Button className={styles['title'] ?? ''}>{title}</Button>
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
