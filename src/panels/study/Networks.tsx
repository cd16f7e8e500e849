import type { ReactNode } from 'react';
import { estimatePoint, type StudyMeasure } from '../../core/study/estimates.ts';
import { LABELS } from '../../core/vocabulary/labels.ts';
import { formatCount } from '../../core/words/numbers.ts';
import { epochName } from '../../core/words/names.ts';
import { PanelFrame } from '../frame/PanelFrame.tsx';
import { Termed } from '../frame/Termed.tsx';
import { estimateWords, intervalWords, measureMeaning, measureName } from './countWords.ts';
import { LossDots } from './LossDots.tsx';
import styles from './Networks.module.css';
import { NetworkTable } from './NetworkTable.tsx';
import type { ShownPoint } from '../run/useStudy.ts';

const MEASURES = ['severed', 'deadShare', 'learnt'] as const satisfies readonly StudyMeasure[];

/** How many networks died and how many learnt, their losses, and every network with the way to it. */
export function Networks({ shown }: { readonly shown: ShownPoint }): ReactNode {
  const { experiments, shownEpoch, summaries } = shown;
  const [first] = experiments;
  const broken = summaries.filter(({ isFinite }) => !isFinite).length;
  const losses = summaries.some(({ validationLoss }) => validationLoss !== null);
  return (
    <PanelFrame id="studyNetworks" title="Networks" summary={shownEpoch >= 0 && `${epochName(shownEpoch)} · 95 % intervals`}>
      <dl className={styles['counts']}>
        {MEASURES.map((measure) => (
          <Count key={measure} shown={shown} measure={measure} isLearnable={first !== undefined && LABELS[first.labels].learnable} />
        ))}
        {broken > 0 && (
          <div className={styles['count']}>
            <dt title="A loss, or a pre-activation of some unit, is NaN or infinite.">networks not finite</dt>
            <dd>
              <strong>{`${formatCount(broken)} of ${formatCount(summaries.length)}`}</strong> <span className={styles['interval']}>their units are not counted</span>
            </dd>
          </div>
        )}
      </dl>
      {losses && <LossDots shown={shown} />}
      <NetworkTable shown={shown} />
    </PanelFrame>
  );
}

interface CountProps {
  readonly shown: ShownPoint;
  readonly measure: StudyMeasure;
  readonly isLearnable: boolean;
}

function Count({ shown: { summaries, experiments, facts, shownEpoch }, measure, isLearnable }: CountProps): ReactNode {
  const estimate = estimatePoint(measure, summaries, experiments, facts);
  return (
    <div className={styles['count']}>
      <dt title={measureMeaning(measure)}>
        <Termed>{measureName(measure, shownEpoch <= 0)}</Termed>
      </dt>
      <dd>
        {estimate === null ? (
          <span className={styles['missing']}>{missingWords(measure, isLearnable, summaries)}</span>
        ) : (
          <>
            <strong>{estimateWords(estimate)}</strong> <span className={styles['interval']}>({intervalWords(estimate)})</span>
          </>
        )}
      </dd>
    </div>
  );
}

function missingWords(measure: StudyMeasure, isLearnable: boolean, summaries: ShownPoint['summaries']): string {
  if (summaries.length === 0) return 'not known yet';
  if (measure !== 'learnt') return summaries.some(({ isFinite }) => isFinite) ? 'these units cannot die' : 'no network is finite';
  return isLearnable ? 'not known before training' : 'nothing to learn: the labels are independent of the inputs';
}
