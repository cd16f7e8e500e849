import { memo, type ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { theLab } from '../../store/theLab.ts';
import styles from './LayerChips.module.css';
import { layerName } from '../../core/words/names.ts';

interface LayerChipsProps {
  /** Accessible name of the group. */
  readonly label: string;
  /** From 1. */
  readonly layer: number;
  /** One a layer, the output's last. */
  readonly colours: readonly string[];
}

/** Puts a layer in focus, in every panel: a small button a layer, in its colour. */
export const LayerChips = memo(function LayerChips({ label, layer, colours }: LayerChipsProps): ReactNode {
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={styles['chips'] ?? ''}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[String(layer)]}
      onSelectionChange={(keys) => {
        const chosen = colours.findIndex((_, index) => keys.has(String(index + 1)));
        if (chosen >= 0) theLab().setLayer(chosen + 1);
      }}
    >
      {colours.map((colour, index) => (
        <ToggleButton key={colour} id={String(index + 1)} className={styles['chip'] ?? ''} aria-label={layerName(index + 1, colours.length)}>
          {index + 1 < colours.length ? index + 1 : 'out'}
          <i className={styles['mark']} style={{ background: colour }} />
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
});
