import type { Evaluation } from '../core/telemetry/probeReading.ts';
import type { Event, RunAddress } from './protocol.ts';
import type { Trainer } from './trainer.ts';

/** An event without its address. */
type Unaddressed<E> = E extends Event ? Omit<E, keyof RunAddress> : never;
/** What a session tells; `sessions.ts` adds whose run it is. */
export type SessionEvent = Unaddressed<Event>;

/** What is told of networks between their updates: whole frames of one, or summaries of many. */
export interface Recorder {
  /** Whether the networks at birth are told at all; where not, nothing is read or evaluated there. */
  readonly hasBirth: boolean;
  /** The trainer's next step at which `mark` is to be told besides: training stops there. */
  nextMark(trainer: Trainer): number | undefined;
  /** Reads and tells the networks at a mark, after so many updates. */
  mark(trainer: Trainer, updates: number): Promise<void>;
  /** Reads the units at birth. */
  birth(trainer: Trainer): Promise<void>;
  /** Tells what `birth` read; with the losses once they are known. */
  tellBirth(losses: { readonly train: readonly Evaluation[]; readonly validation: readonly Evaluation[] } | null, seconds: number): void;
  /** Reads and tells the networks after an epoch, from 1. `seconds` is asked when all is read. */
  epoch(trainer: Trainer, epoch: number, seconds: () => number): Promise<void>;
  /** Tells what is only known when the last epoch is over. */
  end(trainer: Trainer, seconds: () => number): Promise<void>;
}
