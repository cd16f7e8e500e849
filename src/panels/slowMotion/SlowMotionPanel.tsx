import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { stagesOf, type Stage, type StepStages } from '../../core/autopsy/stepStages.ts';
import { experimentAt } from '../../core/experiment/schedule.ts';
import { layoutOf } from '../../core/experiment/layout.ts';
import { epochName } from '../../core/words/names.ts';
import { formatCount, formatPercent } from '../../core/words/numbers.ts';
import type { SlowMotion } from '../../store/state.ts';
import { theLab, useLab } from '../../store/theLab.ts';
import { ActionButton } from '../../ui/controls/ActionButton.tsx';
import { Fault } from '../../ui/Fault.tsx';
import { handFocusOn } from '../../ui/passFocus.ts';
import { PanelFrame } from '../frame/PanelFrame.tsx';
import { TableView } from '../frame/TableView.tsx';
import { useRunRecords, useShownEpochOf } from '../run/runRecords.ts';
import styles from './SlowMotionPanel.module.css';
import { stageEdges } from './stageEdges.ts';
import { stageName, stageNumbers, stageWords } from './stageWords.ts';

/** The stage that a step begins with. */
const FIRST: Stage = { kind: 'batch' };

/** The next update of the network, one stage after the other; the stage chosen is drawn on the network. */
export function SlowMotionPanel(): ReactNode {
  const step = useLab((state) => state.slowMotion);
  if (step === null) return null;
  const { epoch, status, stages } = step;
  return (
    <PanelFrame id="slowMotion" title="Slow motion" summary={stages === null ? `after ${epochName(epoch)}` : `update ${formatCount(stages.step)}, the first after ${epochName(epoch)}`} toolbar={<Close />}>
      <div className={styles['body']} ref={handFocusOn}>
        {stages === null ? <Waiting status={status} share={step.share} message={step.message} onRetry={() => void theLab().takeSlowStep(step.run, epoch)} /> : <Stages key={`${step.run} ${stages.step}`} step={step} stages={stages} />}
      </div>
    </PanelFrame>
  );
}

function Close(): ReactNode {
  return (
    <ActionButton look="small" aria-label="Leave slow motion" onPress={() => theLab().closeSlowMotion()}>
      Leave
    </ActionButton>
  );
}

function Waiting({ status, share, message, onRetry }: Pick<SlowMotion, 'status' | 'share' | 'message'> & { readonly onRetry: () => void }): ReactNode {
  if (status === 'failed') return <Fault text={`The step could not be taken. ${message ?? ''} The run is as it was.`} onRetry={onRetry} />;
  if (status === 'asked') return <p className={styles['wires']}>It waits for an answer to the question about its work.</p>;
  return (
    <output className={styles['says']}>Training up to the step again: {formatPercent(Math.floor(100 * share) / 100)}.</output>
  );
}

function Stages({ step: { run, epoch, experiment: program }, stages }: { readonly step: SlowMotion; readonly stages: StepStages }): ReactNode {
  const told = useMemo(() => {
    const experiment = experimentAt(program, stages.epoch);
    return { stages, experiment, layers: layoutOf(experiment).layers };
  }, [program, stages]);
  const all = useMemo(() => stagesOf(told.layers.length), [told]);
  const [at, setAt] = useState(0);
  const [record] = useRunRecords(useMemo(() => [run], [run]));
  const shown = useShownEpochOf(record?.newestEpoch ?? -1);
  const focus = useLab((state) => state.view.layer);
  const tabs = useRef<HTMLDivElement>(null);
  const stage = all[at] ?? FIRST;
  const words = useMemo(() => stageWords(told, stage), [told, stage]);
  const numbers = useMemo(() => stageNumbers(told, stage, focus), [told, stage, focus]);
  useEffect(() => {
    const marked = stage.kind === 'batch' ? 0 : stage.kind === 'loss' ? told.layers.length : 'layer' in stage ? stage.layer : null;
    theLab().drawStage({ run, epoch, edges: stageEdges(stages, told.layers, stage), marked, words: `${stageName(stage, told.layers).name}. ${words.wires}` });
    return () => theLab().drawStage(null);
  }, [run, epoch, stages, told, stage, words]);
  useEffect(() => {
    tabs.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const go = (to: number): void => {
    setAt(to);
    tabs.current?.querySelectorAll('[role="tab"]')[to]?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  return (
    <Tabs className={styles['tabs'] ?? ''} selectedKey={String(at)} onSelectionChange={(key) => setAt(Number(key))}>
      <div className={styles['strip']} ref={tabs}>
        <ActionButton look="small" isDisabled={at === 0} onPress={() => go(at - 1)}>
          Back
        </ActionButton>
        <TabList className={styles['list'] ?? ''} aria-label="Stages of the update">
          {all.map((each, index) => {
            const { name, tab } = stageName(each, told.layers);
            return (
              <Tab key={name} id={String(index)} {...(index === 0 ? { ref: focusNew } : {})} className={styles['stage'] ?? ''} aria-label={name}>
                {tab}
              </Tab>
            );
          })}
        </TabList>
        <ActionButton look="small" isDisabled={at === all.length - 1} onPress={() => go(at + 1)}>
          Next
        </ActionButton>
      </div>
      <p className={styles['says']} aria-live="polite">
        {words.says}
      </p>
      {shown === epoch ? <p className={styles['wires']}>{words.wires}</p> : <OtherEpoch run={run} epoch={epoch} shown={shown} />}
      <TabPanel key={at} id={String(at)} className={styles['told'] ?? ''}>
        {numbers !== null && (
          <div className={styles['numbers']}>
            <TableView {...numbers} />
          </div>
        )}
      </TabPanel>
    </Tabs>
  );
}

/** As a `ref`: what was asked for has the keyboard when it comes. */
function focusNew(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true });
}

/** Where the page shows another epoch, the stage is not drawn on its network. */
function OtherEpoch({ run, epoch, shown }: { readonly run: string; readonly epoch: number; readonly shown: number }): ReactNode {
  return (
    <p className={styles['wires']}>
      The page shows {epochName(shown)}, and this is the update after {epochName(epoch)}.{' '}
      <ActionButton look="small" onPress={() => theLab().setEpoch(epoch)}>
        Show {epochName(epoch)}
      </ActionButton>{' '}
      <ActionButton look="small" onPress={() => void theLab().takeSlowStep(run, shown)}>
        The update after {epochName(shown)}
      </ActionButton>
    </p>
  );
}
