import type { Article } from './article.ts';
import type { Exporting } from './exporting.ts';
import type { ManySeeds } from './manySeeds.ts';
import type { Opening } from './opening.ts';
import type { ReplicaCurve } from './replicaCurve.ts';
import type { SmoothTraining } from './smoothness.ts';
import type { StepTimes } from './stepTimes.ts';
import type { TorchTimes } from './torchSteps.ts';
import type { TreatmentTimes } from './treatments.ts';

/** Where and how it was measured; nothing that names a machine. */
export interface Circumstances {
  readonly date: string;
  readonly quick: boolean;
  readonly cores: number;
  readonly browser: string;
  readonly renderer: string;
  /** Processes waiting for a core, one-minute mean, when the bench began and ended. */
  readonly loadBefore: number;
  readonly loadAfter: number;
  readonly minutes: number;
}

/** All that a run of the bench measured; a part that was not asked for is missing. */
export interface Results {
  readonly circumstances: Circumstances;
  readonly steps?: readonly StepTimes[];
  readonly torch?: TorchTimes;
  readonly replicas?: readonly ReplicaCurve[];
  readonly article?: Article;
  readonly opening?: Opening;
  readonly smooth?: readonly SmoothTraining[];
  readonly manySeeds?: ManySeeds;
  readonly treatments?: readonly TreatmentTimes[];
  readonly exporting?: Exporting;
}
