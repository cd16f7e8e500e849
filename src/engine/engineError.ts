import type { FailureCode } from './protocol.ts';

/** A failure of the engine that the page can name and recover from. */
export class EngineError extends Error {
  readonly code: FailureCode;

  constructor(code: FailureCode, message: string) {
    super(message);
    this.name = 'EngineError';
    this.code = code;
  }
}

/** The code of any thrown value; what is not an `EngineError` is an `engine-error`. */
export function failureCodeOf(error: unknown): FailureCode {
  return error instanceof EngineError ? error.code : 'engine-error';
}

/** The rejection of work that is no longer wanted. */
export class AbortError extends Error {
  constructor() {
    super('The work is no longer wanted.');
    this.name = 'AbortError';
  }
}

/** The code of an engine did not arrive or could not be started: of the device nothing is known. */
export class NotLoadedError extends Error {
  constructor(cause: unknown) {
    super(`Its code could not be loaded (${cause instanceof Error ? cause.message : String(cause)}).`, { cause });
    this.name = 'NotLoadedError';
  }
}
