import type { CSSProperties, PointerEvent } from 'react';
import { epochName, sentenceStart } from '../../core/words/names.ts';
import { theLab, useLab } from '../../store/theLab.ts';
import { barsPath, epochBars } from './epochBars.ts';
import { lastEpochOf, lookedAtOf, newestEpochOf, showEpoch } from '../model/activity/epochs.ts';
import styles from './EpochScrubber.module.css';

/**
 * Time travel over everything shown: a bar an epoch, its height the share of dead units of the main run, or the mean
 * of a study, and a slider over them.
 */
export function EpochScrubber() {
  const epochs = useLab(lastEpochOf);
  return epochs === 0 ? <div className={styles['scrubber']} /> : <Scrubber epochs={epochs} />;
}

function Scrubber({ epochs }: { readonly epochs: number }) {
  const newest = Math.max(0, useLab(newestEpochOf));
  const chosen = useLab(lookedAtOf);
  const bars = useLab((state) => barsPath(epochBars(state)));
  const follows = chosen === null;
  const shown = Math.min(newest, chosen ?? newest);
  const columns = epochs + 1;
  const place: CSSProperties & { readonly '--at': string; readonly '--column': string } = {
    '--at': `${(100 * shown) / columns}%`,
    '--column': `${100 / columns}%`,
  };
  function point({ currentTarget, clientX }: PointerEvent): void {
    const { left, width } = currentTarget.getBoundingClientRect();
    const epoch = Math.floor((columns * (clientX - left)) / width);
    theLab().setHoverEpoch(epoch >= 0 && epoch <= newest ? epoch : null);
  }
  return (
    <div className={styles['scrubber']} style={place} data-follows={follows || undefined}>
      <svg className={styles['bars']} viewBox={`0 0 ${columns} 1`} preserveAspectRatio="none" aria-hidden="true">
        <path className={styles['bar']} d={bars} />
      </svg>
      <span className={styles['cursor']} />
      <input
        type="range"
        className={styles['input']}
        aria-label="Epoch shown"
        aria-valuetext={`${sentenceStart(epochName(shown))}${follows ? ', the newest' : `, of ${newest} so far`}`}
        min={0}
        max={epochs}
        step={1}
        value={shown}
        onPointerMove={point}
        onPointerLeave={() => theLab().setHoverEpoch(null)}
        onChange={(event) => showEpoch(Math.min(Number(event.target.value), newest), newest)}
      />
    </div>
  );
}
