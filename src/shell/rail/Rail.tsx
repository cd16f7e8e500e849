import { useState } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { useMainExperiment } from '../model/shown/mainRun.ts';
import { EngineLine } from './EngineLine.tsx';
import { experimentSentence } from './experimentSentence.ts';
import { ChoiceFieldRow, NumberFieldRow } from './FieldRow.tsx';
import { NetworkSection } from './NetworkSection.tsx';
import { RailSection } from './RailSection.tsx';
import { SeedSection } from './SeedSection.tsx';
import styles from './Rail.module.css';

/** The experiment, in the order of the sentence "data into network trained so". */
export function Rail() {
  const experiment = useMainExperiment();
  const [explained, setExplained] = useState(false);
  if (experiment === undefined) return null;
  return (
    <div className={styles['rail']} data-explained={explained || undefined}>
      <p className={styles['sentence']}>{experimentSentence(experiment)}</p>
      <ToggleButton className={styles['explain'] ?? ''} isSelected={explained} onChange={setExplained}>
        Explain the settings
      </ToggleButton>
      <DataSection experiment={experiment} />
      <NetworkSection experiment={experiment} />
      <TrainingSection experiment={experiment} />
      <SeedSection experiment={experiment} />
      <RailSection title="on an engine">
        <ChoiceFieldRow property="engine" value={experiment.engine} />
        <EngineLine />
      </RailSection>
    </div>
  );
}

function DataSection({ experiment }: { readonly experiment: Experiment }) {
  return (
    <RailSection title="Data">
      <ChoiceFieldRow property="data" value={experiment.data} />
      <NumberFieldRow property="inputs" value={experiment.inputs} />
      <ChoiceFieldRow property="labels" value={experiment.labels} />
      <NumberFieldRow property="rows" value={experiment.rows} />
      <NumberFieldRow property="split" value={experiment.split} />
    </RailSection>
  );
}

function TrainingSection({ experiment }: { readonly experiment: Experiment }) {
  return (
    <RailSection title="trained so">
      <ChoiceFieldRow property="optimizer" value={experiment.optimizer} />
      <NumberFieldRow property="learningRate" value={experiment.learningRate} />
      <NumberFieldRow property="batchSize" value={experiment.batchSize} />
      <NumberFieldRow property="epochs" value={experiment.epochs} />
      <ChoiceFieldRow property="loss" value={experiment.loss} />
      <ChoiceFieldRow property="targets" value={experiment.targets} />
    </RailSection>
  );
}
