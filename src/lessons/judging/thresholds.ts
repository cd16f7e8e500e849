// Every number that a verdict turns on, with its reason, but the margins of losses (`core/diagnosis/margins.ts`). Sources are explained in docs/lessons.md.

/** Share of dead units above which a layer counts as dying: the alarm of Amazon SageMaker Debugger's `DeadRelu`. */
export const MOSTLY_DEAD = 0.5;

/** Accuracy from which a network is called accurate. The best constant has about half of the rows right. */
export const ACCURATE = 0.95;

/** Mean size of a gradient below which it has vanished: Amazon SageMaker Debugger's `VanishingGradient`. */
export const VANISHED = 1e-7;

/** Share of dead units that counts as few, and a difference of shares that counts as little: `DeadReluDetector` of keras-contrib warns from there on. */
export const LITTLE = 0.1;

/** Share of dead units that counts as many: four times what `DeadReluDetector` of keras-contrib warns of. */
export const MANY_DEAD = 0.4;
