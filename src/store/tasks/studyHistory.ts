import type { ReplicaSummary } from '../../core/study/replicaSummary.ts';
import type { DataFacts } from '../../core/telemetry/probeReading.ts';

/** What the networks of a study did, by point (place along the sweep), epoch and replica (place among the seeds). Kept outside React state. */
export interface StudyHistory {
  /** Summaries of a point's networks after an epoch, those that are known, in order of seed. The same array until that changes. */
  readonly summariesOf: (point: number, epoch: number) => readonly ReplicaSummary[];
  /** Epochs of which something is known at a point: 0 … this number less one. */
  readonly epochCountOf: (point: number) => number;
  /** The last known summary of every network of a point, in order of seed. */
  readonly lastSummariesOf: (point: number) => readonly ReplicaSummary[];
  /** What is known of the labels of each network of a point, by replica; undefined before its data is drawn. */
  readonly factsOf: (point: number) => readonly (DataFacts | undefined)[];
  /** Adds summaries of a point, or replaces those of the same epoch and replica. */
  readonly recordSummaries: (point: number, epoch: number, summaries: readonly ReplicaSummary[]) => void;
  /** Adds the facts of a point's networks from replica `offset` on. */
  readonly recordFacts: (point: number, offset: number, drawn: readonly DataFacts[]) => void;
  /** The last epoch of which something is known of networks of a point; -1 if nothing is. */
  readonly lastEpochOfNetworks: (point: number, offset: number, count: number) => number;
  /** Forgets what networks of a point did after an epoch. */
  readonly forgetSummariesAfter: (epoch: number, point: number, offset: number, count: number) => void;
  /** Forgets everything. */
  readonly forgetSummaries: () => void;
}

const NONE: readonly ReplicaSummary[] = [];

export function createStudyHistory(): StudyHistory {
  const histories: (ReplicaSummary | undefined)[][][] = [];
  /** What is known of an epoch, as it was last asked for. */
  const asked = new WeakMap<readonly (ReplicaSummary | undefined)[], readonly ReplicaSummary[]>();
  const facts: (DataFacts | undefined)[][] = [];
  return {
    summariesOf(point, epoch) {
      const ofEpoch = histories[point]?.[epoch];
      if (ofEpoch === undefined) return NONE;
      const known = asked.get(ofEpoch) ?? ofEpoch.filter((summary) => summary !== undefined);
      asked.set(ofEpoch, known);
      return known;
    },
    epochCountOf: (point) => histories[point]?.length ?? 0,
    lastSummariesOf(point) {
      const last: ReplicaSummary[] = [];
      for (const epoch of histories[point] ?? []) {
        epoch.forEach((summary, replica) => {
          if (summary !== undefined) last[replica] = summary;
        });
      }
      return last.filter((summary) => summary !== undefined);
    },
    factsOf: (point) => facts[point] ?? [],
    recordSummaries(point, epoch, summaries) {
      const ofPoint = (histories[point] ??= []);
      while (ofPoint.length <= epoch) ofPoint.push([]);
      const ofEpoch = ofPoint[epoch];
      if (ofEpoch === undefined) return;
      for (const summary of summaries) ofEpoch[summary.replica] = summary;
      asked.delete(ofEpoch);
    },
    recordFacts(point, offset, drawn) {
      const ofPoint = (facts[point] ??= []);
      drawn.forEach((each, index) => {
        ofPoint[offset + index] = each;
      });
    },
    lastEpochOfNetworks: (point, offset, count) =>
      (histories[point] ?? []).findLastIndex((ofEpoch) => ofEpoch.slice(offset, offset + count).some((summary) => summary !== undefined)),
    forgetSummariesAfter(epoch, point, offset, count) {
      const ofPoint = histories[point] ?? [];
      for (const ofEpoch of ofPoint.slice(epoch + 1)) {
        for (let replica = offset; replica < offset + count; replica++) ofEpoch[replica] = undefined;
        asked.delete(ofEpoch);
      }
      ofPoint.length = 1 + ofPoint.findLastIndex((ofEpoch) => ofEpoch.some((summary) => summary !== undefined));
    },
    forgetSummaries() {
      histories.length = 0;
      facts.length = 0;
    },
  };
}
