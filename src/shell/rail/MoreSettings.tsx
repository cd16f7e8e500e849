import { useId, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { DEFAULT_EXPERIMENT, PROPERTIES, type Property } from '../../core/experiment/settings/fields.ts';
import { commonOf } from '../../core/experiment/settings/layerColumn.ts';
import { textOf } from '../../core/experiment/settings/propertyText.ts';
import { Chevron } from '../../ui/icons.tsx';
import { ChoiceFieldRow, NumberFieldRow } from './FieldRow.tsx';
import styles from './MoreSettings.module.css';
import { OutputRows } from './OutputRows.tsx';
import { RailSection } from './RailSection.tsx';
import { RateRow, RATES } from './RateRow.tsx';
import { StreamSeeds } from './SeedRows.tsx';

/** Settings that the rail always shows; `units` are those of the layers. */
const ALWAYS: ReadonlySet<Property> = new Set<Property>(['data', 'labels', 'units', 'activation', 'initializer', 'learningRate', 'epochs', 'seed']);
const HIDDEN: readonly Property[] = PROPERTIES.filter((property) => !ALWAYS.has(property));

/** Settings that the article leaves alone: shown on demand, and where one of them is not the default. */
export function MoreSettings({ experiment }: { readonly experiment: Experiment }) {
  const [chosen, setChosen] = useState<boolean | null>(null);
  const settings = useId();
  const changed = HIDDEN.filter((property) => textOf(experiment, property) !== textOf(DEFAULT_EXPERIMENT, property)).length;
  const isOpen = chosen ?? changed > 0;
  return (
    <>
      <Button className={styles['more'] ?? ''} aria-expanded={isOpen} {...(isOpen ? { 'aria-controls': settings } : {})} onPress={() => setChosen(!isOpen)}>
        More settings{changed > 0 && ` (${changed} changed)`}
        <span className={styles['turn']} data-open={isOpen || undefined}>
          <Chevron />
        </span>
      </Button>
      {isOpen && (
        <div id={settings}>
          <RailSection title="More of the data">
            <NumberFieldRow property="inputs" value={experiment.inputs} />
            <NumberFieldRow property="rows" value={experiment.rows} />
            <NumberFieldRow property="split" value={experiment.split} />
            <ChoiceFieldRow property="targets" value={experiment.targets} />
          </RailSection>
          <RailSection title="More of the network">
            {RATES.map((property) => (
              <RateRow key={property} property={property} value={commonOf(experiment.layers, property)} />
            ))}
            <ChoiceFieldRow property="output" value={experiment.output} />
            <OutputRows initializer={experiment.outputInitializer} />
          </RailSection>
          <RailSection title="More of the training">
            <ChoiceFieldRow property="loss" value={experiment.loss} />
            <ChoiceFieldRow property="optimizer" value={experiment.optimizer} />
            <NumberFieldRow property="batchSize" value={experiment.batchSize} />
            <StreamSeeds experiment={experiment} />
            <ChoiceFieldRow property="engine" value={experiment.engine} />
          </RailSection>
        </div>
      )}
    </>
  );
}
