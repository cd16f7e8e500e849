// Every number that a verdict turns on, with its reason, but the margins of losses (`core/diagnosis/margins.ts`). Sources are explained in docs/lessons.md.

/**
 * Dead fractions that differ by no more than this may differ by the seed alone: over 200 seeds one ReLU layer of the
 * quick form ends with .78 to 1.00 of its units dead, over 25 seeds at full size with .81 to 1.00.
 */
export const SEED_SPREAD = 0.22;

/** Share of dead units above which a layer counts as dying: the alarm of Amazon SageMaker Debugger's `DeadRelu`. */
export const MOSTLY_DEAD = 0.5;

/** Accuracy from which a network is called accurate. The best constant has about half of the rows right. */
export const ACCURATE = 0.95;

/** Mean size of a gradient below which it has vanished: Amazon SageMaker Debugger's `VanishingGradient`. */
export const VANISHED = 1e-7;

/** Standard errors that a share over seeds may lie outside of theory or a reference share. */
export const STANDARD_ERRORS = 3;

/** Share of dead units that counts as many: four times what `DeadReluDetector` of keras-contrib warns of. */
export const MANY_DEAD = 0.4;
