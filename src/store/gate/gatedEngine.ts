import type { Permit } from '../../core/experiment/work/gate.ts';
import { BIRTH, NOTHING, UNITS, type Place } from '../../core/experiment/work/workload.ts';
import type { CreateClient, EngineClient } from '../../engine/client.ts';
import { createEnginePool, type EnginePool } from '../../engine/enginePool.ts';
import type { Event, RestCommand, WorkCommand } from '../../engine/protocol.ts';

/** An engine of one or more workers behind the gate. */
export interface GatedEngine {
  /** Sends what costs work. Throws where the permit does not cover it, which only a mistake in this folder can cause. */
  readonly sendWork: (permit: Permit, command: WorkCommand) => void;
  /** Sends what ends or holds work, for which there is nothing to ask. */
  readonly sendRest: (command: RestCommand) => void;
  /** Puts runs that failed on another engine, as `EngineClient.revive` does. */
  readonly reviveRuns: (permit: Permit, failed: Parameters<EngineClient['revive']>[0], onCpu: boolean) => void;
  /** Whether networks are trained in several workers at once on the engine that they ask for. */
  readonly isSpread: EnginePool['isSpread'];
  /** Hears of one run, in place of whoever hears of all. */
  readonly listenTo: (run: string, hear: (event: Event) => void) => void;
}

const LANE_MARK = '#';

/** The run under which one of several workers trains networks of a work, lanes counted from 0. */
export function runOfLane(work: string, lane: number): string {
  return lane === 0 ? work : `${work}${LANE_MARK}${lane}`;
}

/** Puts an engine behind the gate. Nothing else in the store holds it. What is said of a run that nobody listens to apart goes to `hearRest`. */
export function gateEngine(createClient: CreateClient, workers: number, hearRest: (event: Event) => void): GatedEngine {
  const listeners = new Map<string, (event: Event) => void>();
  const client = createEnginePool(createClient, (event) => (listeners.get(event.run) ?? hearRest)(event), workers);
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
    isSpread: client.isSpread,
    listenTo: (run, hear) => void listeners.set(run, hear),
  };
}

function demand(permit: Permit, run: string, to: Place): void {
  const [work = run] = run.split(LANE_MARK, 1);
  if (!permit.covers(work, to)) throw new RangeError(`The work on ${run} goes further than its permit.`);
}

function endOf(command: WorkCommand): Place {
  switch (command.kind) {
    case 'prepareRun':
      return command.until === 'units' ? UNITS : BIRTH;
    case 'evaluateBirth':
      return BIRTH;
    case 'recordSteps':
      return command.epoch;
    case 'recordStages':
      return command.epoch - 1;
    case 'startRun':
    default:
      return command.untilEpoch;
  }
}
