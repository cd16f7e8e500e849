import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { theLab } from '../../store/theLab.ts';
import { countAt, type LayerLife, DEAD, NOT_A_NUMBER } from './layerLife.ts';
import styles from './LayerStrips.module.css';
import { RasterCanvas } from './RasterCanvas.tsx';
import { type SortBy, useUnitOrder } from './unitOrder.ts';
import type { UnitRecord } from './unitRecord.ts';
import { countWords } from './unitWords.ts';
import { nameOfLayer, sentenceStart } from '../../core/words/names.ts';

interface LayerStripsProps {
  readonly layers: UnitRecord['layers'];
  readonly focus: number;
  readonly columns: number;
  readonly shownEpoch: number;
  readonly sortBy: SortBy;
}

/** Every layer's raster in small, to compare layers and to choose the one in focus. */
export function LayerStrips({ layers, focus, columns, shownEpoch, sortBy }: LayerStripsProps): ReactNode {
  return (
    <ToggleButtonGroup
      aria-label="Layer"
      orientation="vertical"
      className={styles['strips'] ?? ''}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[String(focus)]}
      onSelectionChange={(keys) => {
        const chosen = layers.find(({ layout }) => keys.has(String(layout.number)));
        if (chosen !== undefined) theLab().setLayer(chosen.layout.number);
      }}
    >
      {layers.map(({ layout, life }) => (
        <ToggleButton
          key={layout.number}
          id={String(layout.number)}
          className={styles['strip'] ?? ''}
          aria-label={`${sentenceStart(nameOfLayer(layout))}: ${countWords(life, shownEpoch)}`}
          style={{ flexGrow: Math.sqrt(life.units), maxHeight: Math.max(28, 14 * life.units) }}
        >
          <span className={styles['name']}>{layout.isOutput ? 'out' : layout.number}</span>
          <Strip life={life} epochs={life.epochs} columns={columns} sortBy={sortBy} shownEpoch={shownEpoch} />
          <span className={styles['count']}>{shortCount(life, shownEpoch)}</span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

/** `8/64` dead, `64` units that cannot die, or that some are NaN. */
function shortCount(life: LayerLife, epoch: number): string {
  if (countAt(life, NOT_A_NUMBER, epoch) > 0) return 'NaN';
  return life.canDie ? `${countAt(life, DEAD, epoch)}/${life.units}` : String(life.units);
}

interface StripProps {
  readonly life: LayerLife;
  readonly epochs: number;
  readonly columns: number;
  readonly sortBy: SortBy;
  readonly shownEpoch: number;
}

function Strip({ life, epochs, columns, sortBy, shownEpoch }: StripProps): ReactNode {
  const order = useUnitOrder(life, sortBy, shownEpoch);
  return <RasterCanvas className={styles['canvas']} life={life} epochs={epochs} order={order} columns={columns} />;
}
