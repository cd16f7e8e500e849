import type { ReplicaSummary } from '../core/study/replicaSummary.ts';
import type { DataFacts } from '../core/telemetry/probeReading.ts';

/** Summaries by point, epoch and replica. Kept outside React state. */
let histories: (ReplicaSummary | undefined)[][][] = [];
/** What the labels of each network's data are like, by point and replica. */
let facts: (DataFacts | undefined)[][] = [];

/** Summaries of a point's networks after an epoch, those that are known, in order of seed. */
export function summariesOf(point: number, epoch: number): readonly ReplicaSummary[] {
  return (histories[point]?.[epoch] ?? []).filter((summary) => summary !== undefined);
}

/** Epochs of which something is known at a point: 0 … this number less one. */
export function epochCountOf(point: number): number {
  return histories[point]?.length ?? 0;
}

/** The last known summary of every network of a point, in order of seed. */
export function lastSummariesOf(point: number): readonly ReplicaSummary[] {
  const last: ReplicaSummary[] = [];
  for (const epoch of histories[point] ?? []) {
    epoch.forEach((summary, replica) => {
      if (summary !== undefined) last[replica] = summary;
    });
  }
  return last.filter((summary) => summary !== undefined);
}

/** Adds summaries of a point, or replaces those of the same epoch and replica. */
export function recordSummaries(point: number, epoch: number, summaries: readonly ReplicaSummary[]): void {
  const ofPoint = (histories[point] ??= []);
  while (ofPoint.length <= epoch) ofPoint.push([]);
  const ofEpoch = ofPoint[epoch];
  if (ofEpoch !== undefined) for (const summary of summaries) ofEpoch[summary.replica] = summary;
}

/** The last epoch of which something is known of networks of a point; -1 if nothing is. */
export function lastEpochOfNetworks(point: number, offset: number, count: number): number {
  return (histories[point] ?? []).findLastIndex((ofEpoch) => ofEpoch.slice(offset, offset + count).some((summary) => summary !== undefined));
}

/** Forgets what networks of a point did after an epoch. */
export function forgetSummariesAfter(epoch: number, point: number, offset: number, count: number): void {
  const ofPoint = histories[point] ?? [];
  for (const ofEpoch of ofPoint.slice(epoch + 1)) {
    for (let replica = offset; replica < offset + count; replica++) ofEpoch[replica] = undefined;
  }
  ofPoint.length = 1 + ofPoint.findLastIndex((ofEpoch) => ofEpoch.some((summary) => summary !== undefined));
}

/** What is known of the labels of each network of a point, by replica; undefined before its data is drawn. */
export function factsOf(point: number): readonly (DataFacts | undefined)[] {
  return facts[point] ?? [];
}

/** Adds the facts of a point's networks from replica `offset` on. */
export function recordFacts(point: number, offset: number, drawn: readonly DataFacts[]): void {
  const ofPoint = (facts[point] ??= []);
  drawn.forEach((each, index) => {
    ofPoint[offset + index] = each;
  });
}

/** Forgets everything. */
export function forgetSummaries(): void {
  histories = [];
  facts = [];
}
