import { AUTO, ENGINES, LAST_RESORT } from '../../core/vocabulary/engines.ts';
import { theLab, useLab } from '../../store/theLab.ts';
import type { Run } from '../../store/run.ts';
import { studyOf } from '../../store/state.ts';
import { useActivityStatus } from '../model/activity/activity.ts';
import { linkWithFingerprint } from '../model/address/fingerprintLink.ts';
import { ActionButton } from '../../ui/controls/ActionButton.tsx';
import { editExperiment } from '../model/shown/editExperiment.ts';
import { changeShell, useIsLocked } from '../model/shellState.ts';
import { useOfMainRun } from '../model/shown/mainRun.ts';
import { EngineCheck } from './EngineCheck.tsx';
import styles from './EngineLine.module.css';

/** Which engine runs, on what, and why another one if so; and what made numbers that were opened. */
export function EngineLine() {
  const engine = useOfMainRun('engine') ?? null;
  const isOfOneEngine = useOfMainRun('isOfOneEngine') ?? true;
  const isAtBirth = useActivityStatus() === 'birth';
  const file = useLab((state) => studyOf(state)?.file ?? null);
  if (engine === null) return <p className={styles['line']}>Starting the engine…</p>;
  const reason = reasonText(engine);
  return (
    <div className={styles['line']}>
      {file !== null && <p className={styles['reason']}>{file.made} What is trained here runs on:</p>}
      <p className={styles['engine']}>
        <strong>{ENGINES[engine.id].label}</strong> runs, float{engine.float}
        {engine.id !== LAST_RESORT && engine.software && ', in software'}
      </p>
      <p className={styles['renderer']}>{engine.renderer}</p>
      {reason !== null && <p className={engine.fallbackFrom === undefined ? styles['reason'] : styles['fallback']}>{reason}</p>}
      {!isOfOneEngine && <p className={styles['fallback']}>Some of its epochs were trained on another engine, while this one or that could not be had.</p>}
      {engine.notLoaded === true && isAtBirth && <ActionButton onPress={() => theLab().reset()}>Try again</ActionButton>}
      <OtherEngine {...engine} />
      <Fingerprint />
      <EngineCheck />
    </div>
  );
}

/** What the run came to, bit for bit, for whoever repeats it. */
function Fingerprint() {
  const fingerprint = useOfMainRun('fingerprint') ?? null;
  const link = useLab(linkWithFingerprint);
  if (fingerprint === null) return null;
  return (
    <p className={styles['reason']}>
      Fingerprint <code>{fingerprint}</code>{' '}
      {link !== null && (
        <ActionButton look="text" onPress={() => void copyLink(link)}>
          Copy the link with it
        </ActionButton>
      )}
    </p>
  );
}

/** Copies a link and says so; where the clipboard is refused, shows it for copying by hand. */
async function copyLink(link: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(link);
    changeShell({ toast: { text: 'Link copied.' } });
  } catch {
    changeShell({ toast: { text: 'The browser does not let this page copy. Here is the link:', link } });
  }
}

/** Another engine in one press: the one that suits the device, or one that it does not take by itself. */
function OtherEngine({ asked, id }: NonNullable<Run['engine']>) {
  const isLocked = useIsLocked('engine');
  if (isLocked) return null;
  const other = asked !== AUTO ? AUTO : id === 'webgl' ? 'wasm' : 'webgl';
  return <ActionButton onPress={() => editExperiment({ engine: other })}>{other === AUTO ? 'Choose the engine automatically' : `Use ${ENGINES[other].label} instead`}</ActionButton>;
}

/** Why this engine runs; null where it is the one that was asked for. */
export function reasonText({ id, asked, fallbackFrom, reason, notLoaded }: NonNullable<Run['engine']>): string | null {
  const because = reason === undefined ? '.' : `: ${reason}`;
  if (fallbackFrom !== undefined) {
    const wanted = `${ENGINES[fallbackFrom].label} was ${asked === AUTO ? 'chosen' : 'asked for'}`;
    return notLoaded === true ? `${wanted}. ${reason} The next run asks again.` : `${wanted} and does not run here${because}`;
  }
  if (asked !== AUTO) return null;
  return id === 'webgl' ? 'Chosen automatically: WebGL passed its test here.' : `Chosen automatically${because}`;
}
