import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { nameOfLayer, sentenceStart } from '../../core/words/names.ts';
import { theLab } from '../../store/theLab.ts';
import styles from './LayerButtons.module.css';
import { countAt, DEAD, NOT_A_NUMBER, type LayerLife } from '../run/layerLife.ts';
import { HEADER, type Tier } from './networkPlaces.ts';
import type { UnitRecord } from '../run/unitRecord.ts';
import { countWords } from '../run/unitWords.ts';

interface LayerButtonsProps {
  /** Accessible name of the group. */
  readonly label: string;
  readonly tier: Tier;
  readonly layers: UnitRecord['layers'];
  readonly focus: number;
  readonly shownEpoch: number;
}

/** Room for a layer's name with `64 of 64 dead` beside it. */
const ROOM_FOR_COUNT = 190;
/** And for what a row is. */
const ROOM_FOR_HOW = 440;

/** Names the layers of a tier where they stand and puts one in focus: the name of an open one, the whole of a narrow one. */
export function LayerButtons({ label, tier, layers, focus, shownEpoch }: LayerButtonsProps): ReactNode {
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={styles['layers'] ?? ''}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[String(focus)]}
      onSelectionChange={(keys) => {
        for (const { number } of tier.layers) if (keys.has(String(number))) theLab().setLayer(number);
      }}
    >
      {tier.layers.map((place) => {
        const { number, left, top, width, height, isOpen } = place;
        const { layout, life } = layers[number - 1] ?? {};
        if (layout === undefined || life === undefined) return null;
        const box = isOpen ? { left, width, top: top - HEADER, height: HEADER } : { left: left - 3, width: width + 6, top: tier.top, height: tier.bottom - tier.top };
        return (
          <ToggleButton
            key={number}
            id={String(number)}
            className={styles[isOpen ? 'open' : 'narrow'] ?? ''}
            aria-label={`${sentenceStart(nameOfLayer(layout))}: ${countWords(life, shownEpoch)}`}
            style={box}
            data-pictured
          >
            {isOpen && (
              <>
                <span className={styles['name']}>{layers.length > 1 ? sentenceStart(nameOfLayer(layout)) : 'Hidden layer'}</span>
                {width >= ROOM_FOR_HOW && <span className={styles['how']}>one bar = one unit, time →</span>}
                <span className={styles['count']}>{width >= ROOM_FOR_COUNT ? countWords(life, shownEpoch) : shortCount(life, shownEpoch)}</span>
              </>
            )}
            {!isOpen && (
              <span className={styles['number']} style={{ top: top + height + 2 - tier.top }}>
                {number}
              </span>
            )}
          </ToggleButton>
        );
      })}
    </ToggleButtonGroup>
  );
}

function shortCount(life: LayerLife, epoch: number): string {
  if (countAt(life, NOT_A_NUMBER, epoch) > 0) return 'NaN';
  return life.canDie ? `${countAt(life, DEAD, epoch)}/${life.units}` : String(life.units);
}
