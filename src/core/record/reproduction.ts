import { ENGINES, type EngineId } from '../vocabulary/engines.ts';
import { bitsOf } from './fingerprint.ts';

/** A run that has ended. */
interface EndedRun {
  /** The engine that it ended on. */
  readonly engine: EngineId;
  /** Null where its engine gives none, or several engines trained it. */
  readonly fingerprint: string | null;
}

const DIFFERS = 'Differs from the run that was shared:';

/** Whether a run is the one whose fingerprint is expected, and if not what is known of why. */
export function reproductionText(expected: string, { engine, fingerprint }: EndedRun): string {
  if (fingerprint === expected) return 'Reproduced, bit for bit: all losses and the final parameters are those of the run that was shared.';
  const { label, bits } = ENGINES[engine];
  if (bits === null) return `${DIFFERS} it was trained on ${ENGINES.wasm.label}, this one on ${label}, whose bits are not the same on every machine.`;
  if (fingerprint === null) return `${DIFFERS} this one was trained on several engines, one after the other.`;
  if (bitsOf(expected) !== bits) return `${DIFFERS} its fingerprint is of version ${bitsOf(expected)} of what ${label} computes, this page has version ${bits}.`;
  return `${DIFFERS} engine and version are the same, so the link does not say all that was trained there, or one of the two computed wrongly.`;
}
