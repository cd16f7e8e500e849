import { EngineError } from '../engineError.ts';

const PAGE = 65_536;
/** What an address has to be a multiple of. */
const ALIGNMENT = 16;

/** Hands out addresses of a memory that is made when all are known: it never grows, so views of it stay good. */
export class MemoryPlan {
  /** The first page is the kernels' own. */
  private end = PAGE;

  /** Address of so many bytes, 0 at first. */
  reserve(bytes: number): number {
    const address = this.end;
    this.end += Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
    return address;
  }

  /** Bytes of the memory so far. */
  get bytes(): number {
    return this.end;
  }

  /** Throws where there is not so much memory. */
  createMemory(): WebAssembly.Memory {
    const pages = Math.ceil(this.end / PAGE);
    try {
      return new WebAssembly.Memory({ initial: pages, maximum: pages });
    } catch (error) {
      throw new EngineError('out-of-memory', `There are no ${Math.ceil((pages * PAGE) / 1e6)} MB of memory for these networks and their data (${error instanceof Error ? error.message : String(error)}).`);
    }
  }
}
