import type { CSSProperties, PointerEvent } from 'react';
import { useLab } from '../../store/lab.ts';
import { setHoverEpoch } from '../../store/view.ts';
import { useFrames, useShownEpoch } from '../../panels/kit/useRun.ts';
import { useMainRun } from '../link/mainRun.ts';
import { barsPath } from './epochBars.ts';
import { showEpoch } from './showEpoch.ts';
import styles from './epochScrubber.module.css';

/** Time travel over the run so far: a bar an epoch, its height the share of dead units, and a slider over them. */
export function EpochScrubber() {
  const run = useMainRun();
  return run === undefined ? <div className={styles['scrubber']} /> : <Scrubber id={run.id} epochs={run.experiment.epochs} />;
}

function Scrubber({ id, epochs }: { readonly id: string; readonly epochs: number }) {
  const { frames } = useFrames(id);
  const shown = Math.max(0, useShownEpoch(id));
  const follows = useLab((state) => state.view.epoch === null);
  const newest = Math.max(0, frames.length - 1);
  const columns = epochs + 1;
  const place: CSSProperties & { readonly '--at': string; readonly '--column': string } = {
    '--at': `${(100 * shown) / columns}%`,
    '--column': `${100 / columns}%`,
  };
  function point({ currentTarget, clientX }: PointerEvent): void {
    const { left, width } = currentTarget.getBoundingClientRect();
    const epoch = Math.floor((columns * (clientX - left)) / width);
    setHoverEpoch(epoch >= 0 && epoch <= newest ? epoch : null);
  }
  return (
    <div className={styles['scrubber']} style={place} data-follows={follows || undefined}>
      <svg className={styles['bars']} viewBox={`0 0 ${columns} 1`} preserveAspectRatio="none" aria-hidden="true">
        <path className={styles['bar']} d={barsPath(frames)} />
      </svg>
      <span className={styles['cursor']} />
      <input
        type="range"
        className={styles['input']}
        aria-label="Epoch shown"
        aria-valuetext={`${shown === 0 ? 'Birth' : `Epoch ${shown}`}${follows ? ', the newest' : `, of ${newest} so far`}`}
        min={0}
        max={epochs}
        step={1}
        value={shown}
        onPointerMove={point}
        onPointerLeave={() => setHoverEpoch(null)}
        onChange={(event) => showEpoch(Math.min(Number(event.target.value), newest), newest)}
      />
    </div>
  );
}
