import { ENGINES, LAST_RESORT } from '../../core/vocabulary/engines.ts';
import { useOfMainRun } from '../link/mainRun.ts';
import styles from './engineLine.module.css';

/** Which engine runs, on what, and why another one if so. */
export function EngineLine() {
  const engine = useOfMainRun('engine') ?? null;
  if (engine === null) return <p className={styles['line']}>Starting the engine…</p>;
  return (
    <div className={styles['line']}>
      <p className={styles['engine']}>
        <strong>{ENGINES[engine.id].label}</strong> runs, float{engine.float}
        {engine.id !== LAST_RESORT && engine.software && ', in software'}
      </p>
      <p className={styles['renderer']}>{engine.renderer}</p>
      {engine.fallbackFrom !== undefined && (
        <p className={styles['fallback']}>
          {ENGINES[engine.fallbackFrom].label} was asked for and does not run here{engine.reason === undefined ? '.' : `: ${engine.reason}`}
        </p>
      )}
    </div>
  );
}
