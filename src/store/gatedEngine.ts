import type { Permit } from '../core/experiment/gate.ts';
import { BIRTH, NOTHING, UNITS, type Place } from '../core/experiment/workload.ts';
import type { EngineClient } from '../engine/client.ts';
import type { Event, RestCommand, WorkCommand } from '../engine/protocol.ts';

/** Makes the engine's client, which tells its listener what happens. */
export type CreateClient = (listener: (event: Event) => void) => EngineClient;

/** An engine behind the gate. */
export interface GatedEngine {
  /** Sends what costs work. Throws where the permit does not cover it, which only a mistake in this folder can cause. */
  readonly sendWork: (permit: Permit, command: WorkCommand) => void;
  /** Sends what ends or holds work, for which there is nothing to ask. */
  readonly sendRest: (command: RestCommand) => void;
  /** Puts runs that failed on another engine, as `EngineClient.revive` does. */
  readonly reviveRuns: (permit: Permit, failed: Parameters<EngineClient['revive']>[0], onCpu: boolean) => void;
  /** Ends its worker, and whatever trains there. */
  readonly dispose: () => void;
}

/** Puts an engine behind the gate. Nothing else in the store holds it. */
export function gateEngine(createClient: CreateClient, listener: (event: Event) => void): GatedEngine {
  const client = createClient(listener);
  return {
    sendWork(permit, command) {
      demand(permit, command.run, endOf(command));
      client.send(command);
    },
    sendRest: (command) => client.send(command),
    reviveRuns(permit, failed, onCpu) {
      for (const { run, untilEpoch } of failed) demand(permit, run, untilEpoch ?? NOTHING);
      client.revive(failed, onCpu);
    },
    dispose: () => client.dispose(),
  };
}

function demand(permit: Permit, run: string, to: Place): void {
  if (!permit.covers(run, to)) throw new RangeError(`The work on ${run} goes further than its permit.`);
}

function endOf(command: WorkCommand): Place {
  switch (command.kind) {
    case 'prepareRun':
      return command.until === 'units' ? UNITS : BIRTH;
    case 'evaluateBirth':
      return BIRTH;
    case 'startRun':
    default:
      return command.untilEpoch;
  }
}
