import { useMemo, useState, type ReactNode } from 'react';
import { keptAt } from '../../core/telemetry/keptParameters.ts';
import { epochName, nameOfLayer, sentenceStart } from '../../core/words/names.ts';
import { theLab, useLab } from '../../store/theLab.ts';
import { SelectEntry } from '../../ui/controls/SelectEntry.tsx';
import { layerColour } from '../chart/canvas/colour.ts';
import { useScheme } from '../chart/canvas/theme.ts';
import { PanelFrame } from '../frame/PanelFrame.tsx';
import { TableView } from '../frame/TableView.tsx';
import type { PanelProps } from '../panel.ts';
import { LayerChips } from '../run/LayerChips.tsx';
import { type ChartedRun, newestEpochOf, useDeferredRecords, useShownEpochOf } from '../run/runRecords.ts';
import { FunctionOf } from './FunctionOf.tsx';
import styles from './FunctionPanel.module.css';
import type { FunctionRequest } from './functionPicture.ts';
import { unitColumns, unitRows, watchedLayer } from './functionWords.ts';

/** What the networks compute, over one input or two, and where the units of the layer in focus begin to fire. */
export function FunctionPanel({ runs }: PanelProps): ReactNode {
  const records = useDeferredRecords(runs);
  const scheme = useScheme();
  const focus = useLab((state) => state.view.layer);
  const epoch = useShownEpochOf(newestEpochOf(records));
  const [first, setFirst] = useState(0);
  const [second, setSecond] = useState(1);
  const inputs = Math.max(1, ...records.map(({ experiment }) => experiment.inputs));
  const layers = Math.max(1, ...records.map(({ experiment }) => experiment.layers.length + 1));
  const shown = records.map((record) => ({ record, shownEpoch: Math.min(epoch, record.newestEpoch) }));
  const colours = useMemo(() => Array.from({ length: layers }, (_, index) => layerColour(index + 1, layers, scheme)), [layers, scheme]);
  return (
    <PanelFrame
      id="function"
      title="Function"
      summary={<FunctionSummary shown={shown} focus={focus} />}
      table={() => shown.map((each) => <FunctionTable key={each.record.id} {...each} first={first} second={second} focus={focus} />)}
    >
      {(inputs > 2 || layers > 2) && (
        <div className={styles['choices']}>
          {inputs > 2 && <InputChoice label="Across" inputs={inputs} value={first} other={second} onChange={setFirst} onSwap={setSecond} />}
          {inputs > 2 && <InputChoice label="Up" inputs={inputs} value={second} other={first} onChange={setSecond} onSwap={setFirst} />}
          {layers > 2 && <LayerChips label="Lines of layer" layer={Math.min(focus, layers)} colours={colours} />}
        </div>
      )}
      <div className={styles['runs']}>
        {shown.map((each) => (
          <OneFunction key={each.record.id} {...each} first={first} second={second} focus={focus} />
        ))}
      </div>
      <Legend inputs={inputs} />
    </PanelFrame>
  );
}

/** `layer 1 · epoch 10`: of which epoch the picture is, which of a large network is the last that is kept. */
function FunctionSummary({ shown: [first], focus }: { readonly shown: readonly Pick<ShownFunction, 'record' | 'shownEpoch'>[]; readonly focus: number }): ReactNode {
  const frame = first === undefined ? null : keptAt(first.record.frames, first.shownEpoch);
  if (first === undefined || frame === null) return null;
  const { experiment } = first.record;
  return `${nameOfLayer(watchedLayer({ experiment, layer: Math.min(focus, experiment.layers.length + 1) }))} \u00b7 ${epochName(frame.epoch)}`;
}

interface ShownFunction {
  readonly record: ChartedRun;
  readonly shownEpoch: number;
  readonly first: number;
  readonly second: number;
  readonly focus: number;
}

function useRequest({ record: { experiment, frames }, shownEpoch, first, second, focus }: ShownFunction): FunctionRequest | null {
  const frame = keptAt(frames, shownEpoch);
  return useMemo(() => {
    if (frame === null) return null;
    const { inputs, layers } = experiment;
    const [x, y] = [Math.min(first, inputs - 1), Math.min(second, inputs - 1)];
    return { experiment, frame, layer: Math.min(focus, layers.length + 1), axes: inputs === 1 ? [0] : x === y ? [0, 1] : [x, y] };
  }, [experiment, frame, first, second, focus]);
}

function OneFunction(shown: ShownFunction): ReactNode {
  const request = useRequest(shown);
  return request === null ? null : <FunctionOf run={shown.record.id} name={shown.record.name} request={request} shownEpoch={shown.shownEpoch} />;
}

function FunctionTable(shown: ShownFunction): ReactNode {
  const request = useRequest(shown);
  if (request === null) return null;
  const { name, id } = shown.record;
  const { number: layer, isOutput } = watchedLayer(request);
  return (
    <TableView
      caption={`${name === '' ? '' : `${name}, `}${sentenceStart(nameOfLayer({ number: layer, isOutput }))} at ${epochName(request.frame.epoch)}`}
      columns={unitColumns(request)}
      rows={unitRows(request)}
      rowButton={isOutput ? undefined : { label: (unit) => `Unit ${unit + 1}`, press: (unit) => theLab().setUnit({ layer, unit }, id) }}
    />
  );
}

interface InputChoiceProps {
  readonly label: string;
  readonly inputs: number;
  readonly value: number;
  readonly other: number;
  readonly onChange: (input: number) => void;
  /** Gives the other axis what this one had. */
  readonly onSwap: (input: number) => void;
}

/** Which input an axis is; the other axis's changes places with it. */
function InputChoice({ label, inputs, value, other, onChange, onSwap }: InputChoiceProps): ReactNode {
  return (
    <SelectEntry
      label={label}
      options={Array.from({ length: inputs }, (_, input) => ({ id: String(input), label: `input ${input + 1}` }))}
      value={String(value)}
      onChange={(id) => {
        if (Number(id) === other) onSwap(value);
        onChange(Number(id));
      }}
    />
  );
}

/** What the marks are. */
function Legend({ inputs }: { readonly inputs: number }): ReactNode {
  return (
    <ul className={styles['legend']} aria-label="How to read the function">
      {inputs < 3 && (
        <>
          <li>
            <svg viewBox="0 0 10 10" aria-hidden="true"><circle className={styles['ring']} cx="5" cy="5" r="3" /></svg>
            label 0
          </li>
          <li>
            <svg viewBox="0 0 10 10" aria-hidden="true"><circle className={styles['dot']} cx="5" cy="5" r="3.5" /></svg>
            label 1
          </li>
        </>
      )}
      <li>
        <svg viewBox="0 0 18 10" aria-hidden="true"><path className={styles['line']} d="M0 9H18M9 9V3" /></svg>
        a unit&rsquo;s z = 0, and its side
      </li>
      <li>
        <svg viewBox="0 0 18 10" aria-hidden="true"><path className={styles['left']} d="M0 5H18" /></svg>
        dead, or on for every row
      </li>
    </ul>
  );
}
