import { baselineOf, type Baseline } from '../../core/diagnosis/baseline.ts';
import type { StepRecording } from '../../core/autopsy/stepRecording.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { deadShareOf, hiddenOf, layersOf } from '../../core/telemetry/deadUnits.ts';
import type { ReplicaSummary } from '../../core/study/replicaSummary.ts';
import type { Frame } from '../../core/telemetry/frame.ts';
import type { DataFacts } from '../../core/telemetry/probeReading.ts';
import { LABELS } from '../../core/vocabulary/labels.ts';
import type { ShownNetworks, ShownSeeds, ShownRun } from '../lesson.ts';

/** How far one network has come, whether it is shown as a run or as one seed of many. */
export interface Outcome {
  readonly experiment: Experiment;
  /** null while unknown. */
  readonly facts: DataFacts | null;
  /** Epochs done. */
  readonly epoch: number;
  readonly finished: boolean;
  /** Per hidden layer, at birth and now; null where the activation has no dead state or a unit is NaN. */
  readonly bornDead: readonly (number | null)[];
  readonly dead: readonly (number | null)[];
  /** Whether every number known of it was finite at birth, and is now. */
  readonly isBornFinite: boolean;
  readonly isFinite: boolean;
  readonly validationLoss: number | null;
  readonly validationAccuracy: number | null;
  /** The best constant's loss; null while the facts of learnable labels are unknown. */
  readonly baseline: Baseline | null;
  /** Every epoch so far, from birth; empty for one seed of many, of which only summaries are kept. */
  readonly frames: readonly Frame[];
  /** One of its epochs step by step; null where none is recorded. */
  readonly recording: StepRecording | null;
}

/** The networks of one compared value: one run, or one network a seed. */
export interface Setting {
  /** The compared value as the link writes it; null for a setting that stands alone. */
  readonly label: string | null;
  /** Position along a sweep; null without one. */
  readonly value: number | null;
  readonly experiment: Experiment;
  /** At least one. */
  readonly outcomes: readonly Outcome[];
}

/** The settings on the screen, in their order. Those of which nothing is known yet are left out. */
export function settingsOf({ runs, study }: ShownNetworks): readonly Setting[] {
  return study === null ? runs.flatMap(settingOfRun) : study.points.flatMap(settingOfPoint);
}

function settingOfRun({ label, experiment, facts, frames, finished, recording = null }: ShownRun): readonly Setting[] {
  const [birth] = frames;
  const last = frames.at(-1);
  if (birth === undefined || last === undefined) return [];
  const outcome: Outcome = {
    experiment,
    facts,
    epoch: last.epoch,
    finished,
    bornDead: hiddenDead(birth),
    dead: hiddenDead(last),
    isBornFinite: isFrameFinite(birth),
    isFinite: isFrameFinite(last),
    validationLoss: last.validationLoss,
    validationAccuracy: last.validationAccuracy,
    baseline: baselineOf(experiment, facts),
    frames,
    recording,
  };
  return [{ label, value: null, experiment, outcomes: [outcome] }];
}

function isFrameFinite({ trainLoss, validationLoss, layers }: Frame): boolean {
  return Number.isFinite(trainLoss ?? 0) && Number.isFinite(validationLoss ?? 0) && layers.every(({ maxPreActivation }) => maxPreActivation.every(Number.isFinite));
}

function hiddenDead(frame: Frame): readonly (number | null)[] {
  return hiddenOf(frame).map(({ deadFraction }) => deadFraction);
}

function settingOfPoint({ value, experiments, facts, summaries }: ShownSeeds): readonly Setting[] {
  const byReplica: ReplicaSummary[][] = experiments.map(() => []);
  for (const summary of summaries) byReplica[summary.replica]?.push(summary);
  const outcomes = experiments.flatMap((experiment, replica) => {
    const ofReplica = (byReplica[replica] ?? []).toSorted((a, b) => a.epoch - b.epoch);
    return outcomeOfReplica(experiment, facts?.[replica] ?? null, ofReplica);
  });
  const [first] = experiments;
  return first === undefined || outcomes.length < experiments.length ? [] : [{ label: value === null ? null : String(value), value, experiment: first, outcomes }];
}

function outcomeOfReplica(experiment: Experiment, facts: DataFacts | null, summaries: readonly ReplicaSummary[]): readonly Outcome[] {
  const [birth] = summaries;
  const last = summaries.at(-1);
  if (birth === undefined || last === undefined) return [];
  return [
    {
      experiment,
      facts,
      epoch: last.epoch,
      finished: last.epoch >= experiment.epochs,
      bornDead: birth.deadFraction,
      dead: last.deadFraction,
      isBornFinite: birth.isFinite,
      isFinite: last.isFinite,
      validationLoss: last.validationLoss,
      validationAccuracy: last.validationAccuracy,
      baseline: baselineOf(experiment, facts),
      frames: [],
      recording: null,
    },
  ];
}

/** Whether labels depend on the inputs, so that a flat loss would say something. */
export function isLearnable({ labels }: Experiment): boolean {
  return LABELS[labels].learnable;
}

/** Share of the hidden units that are dead now; null where it is known of no layer. */
export function deadNow({ dead, experiment }: Outcome): number | null {
  return deadShareOf(layersOf(dead, experiment.layers));
}

/** The same at birth. */
export function deadAtBirth({ bornDead, experiment }: Outcome): number | null {
  return deadShareOf(layersOf(bornDead, experiment.layers));
}

/** Share of the last hidden layer's units that are dead now. */
export function deadInLastLayer({ dead }: Outcome): number | null {
  return dead.at(-1) ?? null;
}

/** Whether every network of every setting is at its last epoch, and there is at least one. */
export function areFinished(settings: readonly Setting[], networks: ShownNetworks): boolean {
  const shown = networks.study?.points.length ?? networks.runs.length;
  return shown > 0 && settings.length === shown && settings.every(({ outcomes }) => outcomes.every(({ finished }) => finished));
}

/** Whether the birth of every network is known. */
export function areBorn(settings: readonly Setting[], networks: ShownNetworks): boolean {
  const shown = networks.study?.points.length ?? networks.runs.length;
  return shown > 0 && settings.length === shown;
}
