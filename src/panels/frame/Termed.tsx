import { Fragment, type ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { GLOSSARY, type TermId } from '../../core/words/glossary.ts';
import { termsIn } from '../../core/words/termsIn.ts';
import { classes } from '../../ui/classes.ts';
import { useOverlay } from '../../ui/useOverlay.ts';
import styles from './ReadingCard.module.css';
import { TermFigure } from './terms/TermFigure.tsx';

/** Letters of a headline that has one line to itself where there is room for one. */
const SHORT_HEADLINE = 44;

/** Whether a headline takes more than one line, so that it is set smaller. */
export function isLong(headline: string): boolean {
  return headline.length > SHORT_HEADLINE;
}

/** A sentence whose words of the glossary open what they mean, each where it first stands. */
export function Termed({ children }: { readonly children: string }): ReactNode {
  return termsIn(children).map(({ text, at, term }) => (term === null ? <Fragment key={at}>{text}</Fragment> : <Word key={term} term={term} text={text} />));
}

function Word({ term, text }: { readonly term: TermId; readonly text: string }): ReactNode {
  const { term: name, means } = GLOSSARY[term];
  const { parts, button, isOpen, setOpen } = useOverlay();
  const className = classes(styles['title'], styles['word']) ?? '';
  if (parts === null) {
    return (
      <Button ref={button} className={className} data-pictured onPress={() => setOpen(true)}>
        {text}
      </Button>
    );
  }
  const { Dialog, DialogTrigger, Popover } = parts;
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button ref={button} className={className} data-pictured>
        {text}
      </Button>
      <Popover className={styles['popover'] ?? ''} placement="bottom start">
        <Dialog className={styles['card'] ?? ''} aria-label={`What ${text.toLowerCase()} means`}>
          <p className={styles['how']}>
            <strong>{name}.</strong> {means}
          </p>
          <TermFigure term={term} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
