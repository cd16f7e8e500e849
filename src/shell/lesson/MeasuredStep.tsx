import { useEffect, useId, useRef, useState, useLayoutEffect, type RefObject } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import type { Judgement, Lesson } from '../../lessons/lesson.ts';
import { useLab } from '../../store/theLab.ts';
import styles from './MeasuredStep.module.css';
import { NumbersTable } from './NumbersTable.tsx';
import { VERDICT_WORDS, VerdictMark, predictionWords } from './VerdictMark.tsx';

interface MeasuredStepProps {
  readonly lesson: Lesson;
  readonly judgement: Judgement;
  readonly prediction: string | null;
  /** Whether the reader has predicted, or chosen not to. */
  readonly isRevealed: boolean;
  /** Whether the reader has just asked for it, by a button that is gone now. */
  readonly takesFocus: boolean;
}

/**
 * Step 3: the verdict on the claim, the numbers that it comes from, and the reader's prediction against them. Beside
 * one run it stays low, so that all panels are in view; several runs scroll in any case.
 */
export function MeasuredStep({ lesson, judgement, prediction, isRevealed, takesFocus }: MeasuredStepProps) {
  const heading = useId();
  const title = useRef<HTMLHeadingElement>(null);
  const scrollsAnyway = useLab(({ shown, sideBySide }) => shown?.kind === 'study' || sideBySide.length > 1);
  const [isWhole, setWhole] = useState(false);
  const { ref: body, overflows } = useOverflow<HTMLDivElement>();
  const moves = takesFocus && lesson.until === 'birth';
  useEffect(() => {
    if (moves) title.current?.focus();
  }, [moves]);
  const { verdict, parts, explanation, wouldDecide, numbers } = judgement;
  return (
    <section className={styles['measured']} aria-labelledby={heading}>
      <h3 className={styles['heading']} id={heading} ref={title} tabIndex={-1}>
        <span className={styles['number']}>3</span> Measured here
      </h3>
      {isRevealed ? (
        <>
          <div className={styles['verdict']}>
            <VerdictMark verdict={verdict} />
            {verdict !== 'undecided' && <p className={styles['against']}>{predictionWords(lesson, judgement, prediction)}</p>}
          </div>
          <div className={styles['body']} ref={body} data-whole={isWhole || undefined} data-roomy={scrollsAnyway || undefined}>
            <div className={styles['words']}>
              {parts.map((part) => (
                <p key={part.text}>
                  {part.text}: <strong>{VERDICT_WORDS[part.verdict].toLowerCase()}</strong>.
                </p>
              ))}
              {explanation.map((sentence) => (
                <p key={sentence}>{sentence}</p>
              ))}
              {wouldDecide !== null && (
                <p>
                  <a href={`#${wouldDecide}&lesson=${lesson.id}`}>The same over several seeds</a> would decide it.
                </p>
              )}
              {(overflows || isWhole) && (
                <ToggleButton className={styles['more'] ?? ''} isSelected={isWhole} onChange={setWhole}>
                  {isWhole ? 'Show less' : 'Show all'}
                </ToggleButton>
              )}
            </div>
            {numbers.length > 0 && <NumbersTable numbers={numbers} />}
          </div>
        </>
      ) : (
        <p className={styles['before']}>Predict first, or go on without: the verdict and its numbers appear here.</p>
      )}
    </section>
  );
}

/** Whether an element's content is higher than the element. */
export function useOverflow<E extends HTMLElement>(): { readonly ref: RefObject<E | null>; readonly overflows: boolean } {
  const ref = useRef<E>(null);
  const [overflows, setOverflows] = useState(false);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setOverflows(element.scrollHeight > element.clientHeight + 1));
    for (const each of [element, ...element.children]) observer.observe(each);
    return () => observer.disconnect();
  });
  return { ref, overflows };
}
