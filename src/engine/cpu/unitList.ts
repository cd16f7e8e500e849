/** Some units of a layer, or some inputs, in order: those that something has to be done for. */
export interface UnitList {
  /** The first `count` entries are unit indices from 0, ascending. */
  readonly units: Int32Array;
  count: number;
}

/** A list of all `unitCount` units. */
export function allUnits(unitCount: number): UnitList {
  return { units: Int32Array.from({ length: unitCount }, (_, unit) => unit), count: unitCount };
}

/** Makes `list` name every unit. */
export function listAll(list: UnitList): void {
  for (let unit = 0; unit < list.units.length; unit++) list.units[unit] = unit;
  list.count = list.units.length;
}
