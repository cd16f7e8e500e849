import type { Atlas } from '../atlas.ts';
import { deepLayer, type DeepShape } from './deepShape.ts';
import type { Pass } from '../../passes/pass.ts';

/** Constants and viewports of the draws of a deep network, for R replicas. Layers are given by their index. */
export interface DeepConstants {
  /** `shape` of `deepCommon`. `own`: whose values or deltas are written; `kernel`: whose parameters are read; `looped`: whose rows are read in a loop, if any. */
  pass(own: number, kernel: number, looped: number | null): Int32Array;
  /** `shape` of `deepUpdate`. */
  readonly update: Int32Array;
  /** Where a hidden layer's values and deltas are. */
  values(index: number, columns: number): Pass['viewport'];
  /** Where a layer's gradients are: just there when there is one replica, everywhere else. */
  gradients(index: number): Pass['viewport'];
}

/** Constants of the draws of networks of a shape, R replicas in one atlas. */
export function deepConstants(shape: DeepShape, atlas: Atlas, replicas: number): DeepConstants {
  return {
    pass(own, kernel, looped) {
      const written = deepLayer(shape, own);
      const read = deepLayer(shape, kernel);
      const inLoop = looped === null ? { firstRow: 0, unitGroups: 0 } : deepLayer(shape, looped);
      const first = [written.firstRow * replicas, written.unitGroups, written.units, own + 1];
      const second = [read.x, read.y, read.inputGroups, shape.columns];
      const third = [shape.width, shape.height, inLoop.firstRow * replicas, inLoop.unitGroups];
      const fourth = [atlas.width, atlas.height / 4, written.unitGroups, 0];
      return Int32Array.from([first, second, third, fourth].flat());
    },
    update: Int32Array.of(shape.width, shape.height, ...shape.tally, shape.columns, 0, 0, 0),
    values(index, columns) {
      const { firstRow, unitGroups } = deepLayer(shape, index);
      return [0, firstRow * replicas, columns, unitGroups * replicas];
    },
    gradients(index) {
      const { x, y, inputGroups, unitGroups } = deepLayer(shape, index);
      return replicas === 1 ? [x, y / 4, inputGroups + 1, unitGroups] : [0, 0, atlas.width, atlas.height / 4];
    },
  };
}
