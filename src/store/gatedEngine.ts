import type { Permit } from '../core/experiment/gate.ts';
import { BIRTH, NOTHING, UNITS, type Place } from '../core/experiment/workload.ts';
import type { EngineClient } from '../engine/client.ts';
import type { RestCommand, WorkCommand } from '../engine/protocol.ts';

let client: EngineClient | null = null;

/** Puts an engine behind the gate, in place of the one before. Nothing else in the store holds it. */
export function connectEngine(engine: EngineClient): void {
  client?.dispose();
  client = engine;
}

/** Sends what costs work. Throws where the permit does not cover it, which only a mistake in this folder can cause. */
export function sendWork(permit: Permit, command: WorkCommand): void {
  demand(permit, command.run, endOf(command));
  client?.send(command);
}

/** Sends what ends or holds work, for which there is nothing to ask. */
export function sendRest(command: RestCommand): void {
  client?.send(command);
}

/** Puts runs that failed on another engine, as `EngineClient.revive` does. */
export function reviveRuns(permit: Permit, failed: Parameters<EngineClient['revive']>[0], onCpu: boolean): void {
  for (const { run, untilEpoch } of failed) demand(permit, run, untilEpoch ?? NOTHING);
  client?.revive(failed, onCpu);
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
