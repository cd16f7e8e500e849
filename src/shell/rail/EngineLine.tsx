import { ENGINES, LAST_RESORT } from '../../core/vocabulary/engines.ts';
import { theLab } from '../../store/theLab.ts';
import type { Run } from '../../store/state.ts';
import { useActivityStatus } from '../model/activity/activity.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { useOfMainRun } from '../model/shown/mainRun.ts';
import { EngineCheck } from './EngineCheck.tsx';
import styles from './EngineLine.module.css';

/** Which engine runs, on what, and why another one if so. */
export function EngineLine() {
  const engine = useOfMainRun('engine') ?? null;
  const isAtBirth = useActivityStatus() === 'birth';
  if (engine === null) return <p className={styles['line']}>Starting the engine…</p>;
  return (
    <div className={styles['line']}>
      <p className={styles['engine']}>
        <strong>{ENGINES[engine.id].label}</strong> runs, float{engine.float}
        {engine.id !== LAST_RESORT && engine.software && ', in software'}
      </p>
      <p className={styles['renderer']}>{engine.renderer}</p>
      {engine.fallbackFrom !== undefined && <p className={styles['fallback']}>{fallbackText(ENGINES[engine.fallbackFrom].label, engine)}</p>}
      {engine.notLoaded === true && isAtBirth && <ActionButton onPress={() => theLab().reset()}>Try again</ActionButton>}
      <EngineCheck />
    </div>
  );
}

function fallbackText(asked: string, { reason, notLoaded }: NonNullable<Run['engine']>): string {
  if (notLoaded === true) return `${asked} was asked for. ${reason} The next run asks again.`;
  return `${asked} was asked for and does not run here${reason === undefined ? '.' : `: ${reason}`}`;
}
