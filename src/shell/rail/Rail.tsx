import { useState } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { useMainExperiment } from '../model/shown/mainRun.ts';
import { EngineLine } from './EngineLine.tsx';
import { experimentSentence } from './experimentSentence.ts';
import { ChoiceFieldRow, NumberFieldRow } from './FieldRow.tsx';
import { MoreSettings } from './MoreSettings.tsx';
import { NetworkSection } from './NetworkSection.tsx';
import { RailSection } from './RailSection.tsx';
import { MainSeed } from './SeedRows.tsx';
import styles from './Rail.module.css';

/** The experiment, in the order of the sentence "data into network trained so". */
export function Rail() {
  const experiment = useMainExperiment();
  const [explained, setExplained] = useState(false);
  if (experiment === undefined) return null;
  return (
    <div className={styles['rail']} data-explained={explained || undefined}>
      <p className={styles['sentence']}>{unbroken(experimentSentence(experiment))}</p>
      <ToggleButton className={styles['explain'] ?? ''} isSelected={explained} onChange={setExplained}>
        Explain the settings
      </ToggleButton>
      <RailSection title="Data">
        <ChoiceFieldRow property="data" value={experiment.data} />
        <ChoiceFieldRow property="labels" value={experiment.labels} />
      </RailSection>
      <NetworkSection experiment={experiment} />
      <RailSection title="trained so">
        <NumberFieldRow property="learningRate" value={experiment.learningRate} />
        <NumberFieldRow property="epochs" value={experiment.epochs} />
        <MainSeed experiment={experiment} />
      </RailSection>
      <MoreSettings experiment={experiment} />
      <EngineLine />
    </div>
  );
}

/** Keeps an interval, `(-1, 0)`, on one line. */
function unbroken(sentence: string): string {
  return sentence.replaceAll(/\(([^()]*)\)/gu, (interval) => interval.replaceAll(' ', '\u00a0'));
}
