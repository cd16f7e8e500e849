import type { Experiment } from '../../core/experiment/experiment.ts';

/** What becomes of the labels while a network trains: they stay, coins are thrown anew again and again, or dormant units are recycled then as well. */
export type LabelWorld = 'fixed' | 'redrawn' | 'recycled';

/** All of them, in the order in which they are shown. */
export const LABEL_WORLD_IDS: readonly LabelWorld[] = ['fixed', 'redrawn', 'recycled'];

/** The world of an experiment with coin-flip labels; null for any other, or where something else is done to it. */
export function worldOf({ labels, operations = [] }: Experiment): LabelWorld | null {
  if (labels !== 'coin-flip') return null;
  if (operations.length === 0) return 'fixed';
  const redraws = operations.filter(({ kind, value, every }) => kind === 'labels' && value === 'coin-flip' && every !== undefined);
  const recycling = operations.filter(({ kind, every, layer }) => kind === 'redo' && every !== undefined && layer === undefined);
  const [redraw, ...more] = redraws;
  if (redraw === undefined || more.length > 0 || redraws.length + recycling.length < operations.length) return null;
  if (recycling.length === 0) return 'redrawn';
  return recycling.length === 1 && recycling.every(({ epoch, every }) => epoch === redraw.epoch && every === redraw.every) ? 'recycled' : null;
}
