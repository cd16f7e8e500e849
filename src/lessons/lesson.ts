import type { PanelId } from '../core/address/page.ts';
import type { UnitPage } from '../core/address/unitPage.ts';
import type { StepRecording, WatchedUnit } from '../core/autopsy/stepRecording.ts';
import type { Experiment } from '../core/experiment/experiment.ts';
import type { ReplicaSummary } from '../core/study/replicaSummary.ts';
import type { SweepAxisId } from '../core/study/sweepAxes.ts';
import type { Frame } from '../core/telemetry/frame.ts';
import type { DataFacts } from '../core/telemetry/probeReading.ts';

/** What the article says, in our words, and the part of it that says so. */
export interface Claim {
  readonly text: string;
  /** Heading in "Is ReLU Dead?"; null where the claim is this page's own. */
  readonly section: string | null;
  /** Where a claim says two things, each as a sentence without its full stop; empty where it says one. */
  readonly parts: readonly ClaimPart[];
}

/** One thing that a claim says. */
export interface ClaimPart {
  readonly text: string;
  /** Whether it is what the part before is put down to. */
  readonly isReason: boolean;
}

export interface PredictionOption {
  readonly id: string;
  readonly text: string;
}

/** What the reader chooses before running. */
export interface Prediction {
  readonly question: string;
  /** Two to four; the numbers bear out at most one. */
  readonly options: readonly PredictionOption[];
}

/** One run as it is shown. */
export interface ShownRun {
  /** The compared value, as the link writes it; null when the run stands alone. */
  readonly label: string | null;
  readonly experiment: Experiment;
  readonly facts: DataFacts | null;
  /** One an epoch, in order, from birth. */
  readonly frames: readonly Frame[];
  readonly finished: boolean;
  /** An epoch of it trained again with every step read, if there is one. */
  readonly recording?: StepRecording | null;
}

/** One value of a sweep, or the only point of a study without one. */
export interface ShownSeeds {
  readonly value: number | null;
  /** One a seed, in the order of the replicas. */
  readonly experiments: readonly Experiment[];
  /** One a seed; null while unknown. */
  readonly facts: readonly (DataFacts | null)[] | null;
  /** Every epoch of every replica so far, in any order. */
  readonly summaries: readonly ReplicaSummary[];
}

/** Many seeds as they are shown. */
export interface ShownStudy {
  readonly axis: SweepAxisId | null;
  readonly points: readonly ShownSeeds[];
}

/** All that a judge may look at: what is on the screen. */
export interface ShownNetworks {
  readonly runs: readonly ShownRun[];
  readonly study: ShownStudy | null;
}

/** How a number is written for people. */
export type Unit = 'share' | 'loss' | 'count' | 'number';

/** Smallest and largest over seeds, or a 95 % interval of a proportion. */
export interface Spread {
  readonly kind: 'range' | 'interval';
  readonly low: number;
  readonly high: number;
}

/** One measured number on the screen. */
export interface Measured {
  /** Stable name: the quantity, and the setting where several are shown, for example `dead/he_normal`. */
  readonly id: string;
  /** What was measured, in a few words. */
  readonly label: string;
  /** The compared or swept value that it was measured at; null where there is only one. */
  readonly setting: string | null;
  /** The median where several seeds are shown. */
  readonly value: number;
  /** null for one seed. */
  readonly spread: Spread | null;
  readonly unit: Unit;
}

export type ClaimVerdict = 'holds' | 'does-not-hold' | 'other-reason' | 'undecided';

/** What the numbers say of one part of a claim. */
export interface PartVerdict {
  readonly text: string;
  readonly verdict: Exclude<ClaimVerdict, 'other-reason'>;
}

/** What the numbers on the screen say of a claim. */
export interface Judgement {
  readonly verdict: ClaimVerdict;
  /** One a part of the claim; empty before anything can be decided, and where the claim says one thing. */
  readonly parts: readonly PartVerdict[];
  /** The option of the prediction that the numbers bear out; null while undecided, or when they fit none. */
  readonly answer: string | null;
  readonly numbers: readonly Measured[];
  /** Sentences that state only what the numbers show. */
  readonly explanation: readonly string[];
  /** Link, without `#` and `lesson`, of the networks that would decide it: the same over seeds, where one seed is too few; else null. */
  readonly wouldDecide: string | null;
}

/** What a question takes for granted of the networks shown. Where it is not so, the question is not theirs. */
export interface Condition {
  readonly id: string;
  /** What must be so, in a few words. */
  readonly text: string;
  /** What is otherwise, in a sentence; null where the condition holds. Asked once every network is at its birth, or its end. */
  readonly broken: (networks: ShownNetworks) => string | null;
}

/** A heading of the lessons' menu. */
export type LessonGroupId = 'article' | 'why' | 'remedies' | 'theory';

/** What the page knows of a lesson before its chapter is loaded. */
export interface LessonHeading {
  /** Value of the link's `lesson` key. */
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly group: LessonGroupId;
  /** About how long it takes to read it and to run its quick form, in minutes. */
  readonly minutes: number;
  /** Canonical link without `#` and without `lesson`; may hold `compare`, `seeds` or `sweep`. */
  readonly link: string;
  /** A form that takes seconds and shows the same; null where only the full number of steps does. */
  readonly quickLink: string | null;
  /** How far runs must go before the judge can decide. */
  readonly until: 'birth' | 'end';
  /** The two panels of runs that show what decides it; null where many seeds are shown, which have their own. */
  readonly panels: readonly [PanelId, PanelId] | null;
  /** Of a lesson on one unit: the unit whose page opens with it. */
  readonly unit?: UnitPage;
}

/** One chapter: a claim, a prediction, an experiment, and how its numbers are judged. */
export interface Lesson extends LessonHeading {
  readonly claim: Claim;
  readonly prediction: Prediction;
  /** What the question takes for granted; runs outside of it are undecided, with the reason. */
  readonly conditions: readonly Condition[];
  /** Of a lesson on one unit: the unit whose last epoch its judge needs recorded; null while it is not known. */
  readonly watched?: (networks: ShownNetworks) => WatchedUnit | null;
  /** Never throws; `undecided` while something is missing. Judges what is shown, also when the reader has changed the experiment. */
  readonly judge: (networks: ShownNetworks) => Judgement;
}
