import { useMemo, type ReactNode } from 'react';
import { theLab } from '../../store/theLab.ts';
import { Segmented } from '../../ui/controls/Segmented.tsx';
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
export function LayerChips({ label, layer, colours }: LayerChipsProps): ReactNode {
  const options = useMemo(
    () =>
      colours.map((colour, index) => ({
        id: String(index + 1),
        name: layerName(index + 1, colours.length),
        label: (
          <>
            {index + 1 < colours.length ? index + 1 : 'out'}
            <i className={styles['mark']} style={{ background: colour }} />
          </>
        ),
      })),
    [colours],
  );
  return <Segmented label={label} look="chips" options={options} value={String(layer)} onChange={focusLayer} />;
}

function focusLayer(id: string): void {
  theLab().setLayer(Number(id));
}
