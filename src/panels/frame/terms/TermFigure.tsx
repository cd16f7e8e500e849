import { useEffect, useState, type ComponentType, type ReactNode } from 'react';
import type { TermId } from '../../../core/words/glossary.ts';
import { isPictured, type PicturedTerm } from './picturedTerms.ts';
import styles from './TermPicture.module.css';

type Picture = ComponentType<{ readonly term: PicturedTerm }>;

let held: Picture | null = null;

/** The picture of a word, where it has one, in its place from the start. It is loaded when a card first opens; without it the words say all. */
export function TermFigure({ term }: { readonly term: TermId }): ReactNode {
  return isPictured(term) && <Loaded term={term} />;
}

function Loaded({ term }: { readonly term: PicturedTerm }): ReactNode {
  const [picture, setPicture] = useState(() => ({ Drawn: held }));
  useEffect(() => {
    if (held !== null) return undefined;
    let isWanted = true;
    import('./TermPicture.tsx').then(
      ({ TermPicture }) => {
        held = TermPicture;
        if (isWanted) setPicture({ Drawn: held });
      },
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, []);
  const { Drawn } = picture;
  return <div className={styles['figure']}>{Drawn !== null && <Drawn term={term} />}</div>;
}
