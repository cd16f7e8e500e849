import type { ReactNode } from 'react';
import { theLab, useLab } from '../../store/theLab.ts';
import { layerColour } from '../chart/canvas/colour.ts';
import { canDie } from '../../core/vocabulary/activations.ts';
import { epochName, formatEpochTick } from '../../core/words/names.ts';
import { countOf, formatCount, formatShare } from '../../core/words/numbers.ts';
import { PanelFrame } from '../frame/PanelFrame.tsx';
import { Termed } from '../frame/Termed.tsx';
import { Segmented } from '../../ui/controls/Segmented.tsx';
import { TableView } from '../frame/TableView.tsx';
import { useScheme } from '../chart/canvas/theme.ts';
import { bandRows } from './bandRows.ts';
import styles from './DeadOverSeeds.module.css';
import { SeedBands } from './SeedBands.tsx';
import type { ShownPoint } from '../run/useStudy.ts';

const ID = 'studyDead';
/** Layers that are all shown even where the panel is small. */
const FEW = 2;

/** How many units are dead, network by network, layer by layer, epoch by epoch. */
export function DeadOverSeeds({ shown }: { readonly shown: ShownPoint }): ReactNode {
  const scheme = useScheme();
  const isEnlarged = useLab((state) => state.view.enlarged === ID);
  const focus = useLab((state) => state.view.layer);
  const { experiments, summaries, shownEpoch } = shown;
  const count = experiments[0]?.layers.length ?? 1;
  const all = Array.from({ length: count }, (_, index) => index + 1);
  const inFocus = Math.min(focus, count);
  const layers = isEnlarged || count <= FEW ? all : [inFocus];
  const broken = summaries.filter(({ isFinite }) => !isFinite).length;
  const units = experiments[0]?.layers.some(({ activation }) => canDie(activation)) === true;
  return (
    <PanelFrame
      id={ID}
      title="Dead fraction over seeds"
      summary={shownEpoch >= 0 && `${countOf(summaries.length, 'network')}${broken === 0 ? '' : `, ${formatCount(broken)} not finite and left out`} · ${epochName(shownEpoch)}`}
      toolbar={layers.length < count && <Segmented label="Layer" options={all.map((layer) => ({ id: String(layer), label: layer }))} value={String(inFocus)} onChange={(layer) => theLab().setLayer(Number(layer))} />}
      table={() => bandTable(shown, all)}
    >
      {!units && <p className={styles['none']}>These units cannot die.</p>}
      {units && (
        <div className={styles['layers']}>
          {layers.map((layer) => (
            <figure key={layer} className={styles['layer']}>
              <figcaption className={styles['name']}>
                <Termed>{`layer ${layer}: share of its ${countOf(experiments[0]?.layers[layer - 1]?.units ?? 0, 'unit')} that is dead. Line: median; bands: half and 90 % of the networks; a dot a network.`}</Termed>
              </figcaption>
              <SeedBands shown={shown} layer={layer} colour={layerColour(layer, count + 1, scheme)} />
            </figure>
          ))}
        </div>
      )}
    </PanelFrame>
  );
}

function bandTable({ point, newestEpoch }: ShownPoint, layers: readonly number[]): ReactNode {
  const rows = layers.flatMap((layer) =>
    bandRows(point, layer, newestEpoch).map(({ epoch, outer, inner, median, notFinite }) => [
      `layer ${layer}, ${formatEpochTick(epoch)}`,
      ...[outer[0], inner[0], median, inner[1], outer[1]].map(formatShare),
      formatCount(notFinite),
    ]),
  );
  return <TableView caption="Dead fraction over seeds: quantiles by layer and epoch" columns={['layer, epoch', '5 %', '25 %', 'median', '75 %', '95 %', 'not finite']} rows={rows} />;
}
