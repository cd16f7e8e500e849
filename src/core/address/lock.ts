import { MADE_KEYS } from './page.ts';
import { comparedExperiments } from '../comparison/comparison.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { fieldOf, isLayerProperty, PROPERTIES, type Property } from '../experiment/settings/fields.ts';
import type { Operation } from '../experiment/operation.ts';
import { textOf, withText } from '../experiment/settings/propertyText.ts';
import { settle } from '../experiment/settings/settle.ts';
import { isSameShown, shownOn, viewOf, withoutValues, type Shown } from '../shown/shown.ts';
import { studyPoints } from '../study/study.ts';
import { sweptKey } from '../study/sweepAxes.ts';
import { formatOperations } from '../link/at.ts';

/** What a page is held to. */
export interface Lock {
  /** Some of `LOCKABLE_KEYS`. */
  readonly keys: ReadonlySet<string>;
  /** What was shown when they were locked: it has their values. */
  readonly base: Shown;
}

/** What is shown instead of what was asked for, and the locked keys whose other values it does without. */
export interface Held {
  /** Null where nothing near it keeps to the lock. */
  readonly shown: Shown | null;
  readonly held: readonly string[];
}

/**
 * What somebody wants to see, with the locked keys as they were: the rest gives way to them where they do not go
 * together, and a comparison or study that varies a locked setting ends, unless it was there when it was locked.
 */
export function heldTo({ keys, base }: Lock, wanted: Shown): Held {
  if (keys.size === 0) return { shown: wanted, held: [] };
  const experiment = withLocked(keys, base.experiment, wanted.experiment);
  const differing = PROPERTIES.filter((property) => isLocked(keys, property) && !isSameText(wanted.experiment, base.experiment, property)).map((property) => fieldOf(property).key);
  const others = MADE_KEYS.filter((key) => keys.has(key) && madeText(wanted, key) !== madeText(base, key));
  const isMadeLocked = others.some((key) => key !== 'at') || variedKeys(base).some((key) => keys.has(key));
  const made = isMadeLocked ? shownOn(base, experiment) : shownOn(wanted, experiment);
  const ended = isMadeLocked ? [] : variedKeys(made).filter((key) => keys.has(key));
  const less: readonly Shown[] = [withoutValues(made, experiment), { kind: 'run', experiment }];
  const candidates = isMadeLocked ? [made] : [made, ...less].filter((candidate) => !variedKeys(candidate).some((key) => keys.has(key)));
  const shown = candidates.find((candidate) => keeps({ keys, base }, candidate)) ?? null;
  return { shown, held: [...new Set([...differing, ...others, ...ended])] };
}

/** Whether every one of some experiments that are to be shown has the locked values, and none of a kind of operation that would change them. */
export function areKept(lock: Lock, experiments: readonly Experiment[]): boolean {
  return experiments.every((experiment) => isKept(lock, experiment, lock.keys));
}

/** Whether an operation changes a locked setting, or operations are locked. */
function isOperationLocked(keys: ReadonlySet<string>, { kind }: Operation): boolean {
  return keys.has('at') || keys.has(kind);
}

/** What may be shown where a link has locked settings. */
export interface Guard {
  /** What is shown instead of what was asked for, null for nothing else than now; and the keys that it is held to. */
  readonly hold: (wanted: Shown) => Held;
  /** Whether every one of some experiments has the locked values. */
  readonly keeps: (experiments: readonly Experiment[]) => boolean;
  /** Whether experiments may be shown side by side. */
  readonly allows: (experiments: readonly Experiment[]) => boolean;
  readonly allowsOperation: (operation: Operation) => boolean;
  /** Whether operations may be taken back. */
  readonly allowsUndo: () => boolean;
  /** Whether a run of a comparison may be dropped. */
  readonly allowsDrop: () => boolean;
  /** Whether the same may be trained with other seeds. */
  readonly allowsSeeds: () => boolean;
}

/** What a lock comes to. */
export function guardOf(lock: Lock): Guard {
  const { keys, base } = lock;
  const keepsAll = (experiments: readonly Experiment[]): boolean => areKept(lock, experiments);
  return {
    hold: (wanted) => (isSameShown(wanted, base) ? { shown: wanted, held: [] } : heldTo(lock, wanted)),
    keeps: keepsAll,
    allows: (experiments) => !keys.has('compare') && keepsAll(experiments),
    allowsOperation: (operation) => !isOperationLocked(keys, operation),
    allowsUndo: () => !keys.has('at'),
    allowsDrop: () => !keys.has('compare'),
    allowsSeeds: () => !keys.has('seed') && !keys.has('seeds'),
  };
}

function keeps(lock: Lock, shown: Shown): boolean {
  const varied = variedKeys(lock.base);
  const open = new Set([...lock.keys].filter((key) => !varied.includes(key)));
  return experimentsToTry(shown).every((experiment) => isKept(lock, experiment, open));
}

function isKept({ base }: Lock, experiment: Experiment, keys: ReadonlySet<string>): boolean {
  if (keys.has('at') && atOf(experiment) !== atOf(base.experiment)) return false;
  const known = new Set((base.experiment.operations ?? []).map((operation) => formatOperations([operation])));
  if (experiment.operations?.some((operation) => keys.has(operation.kind) && !known.has(formatOperations([operation]))) === true) return false;
  return PROPERTIES.every((property) => !isLocked(keys, property) || isSameText(experiment, base.experiment, property));
}

/** Of what is shown, an experiment a value. */
function experimentsToTry(shown: Shown): readonly Experiment[] {
  switch (shown.kind) {
    case 'run':
      return [shown.experiment];
    case 'comparison':
      return comparedExperiments(shown.experiment, shown.comparison).map(({ experiment }) => experiment);
    case 'study':
      return studyPoints(shown.experiment, shown.study).flatMap(({ experiments }) => experiments.slice(0, 1));
  }
}

/** The settings that networks shown together differ in. */
function variedKeys(shown: Shown): readonly string[] {
  if (shown.kind === 'comparison') return [shown.comparison.key];
  if (shown.kind === 'run') return [];
  return ['seed', ...(shown.study.sweep === null ? [] : [sweptKey(shown.study.sweep.axis)])];
}

function isLocked(keys: ReadonlySet<string>, property: Property): boolean {
  return keys.has(fieldOf(property).key);
}

function withLocked(keys: ReadonlySet<string>, base: Experiment, wanted: Experiment): Experiment {
  const chosen = new Set(PROPERTIES.filter((property) => isLocked(keys, property)));
  let experiment = wanted;
  // Widths first: they say how many values the other lists have.
  for (const property of [...chosen].toSorted((one, other) => Number(other === 'units') - Number(one === 'units'))) {
    experiment = isLayerProperty(property) ? (withText(experiment, property, textFor(base, property, experiment.layers.length)) ?? experiment) : { ...experiment, [property]: base[property] };
  }
  const known = new Set((base.operations ?? []).map((operation) => formatOperations([operation])));
  const { operations: wantedOperations, ...others } = experiment;
  const operations = keys.has('at') ? base.operations : wantedOperations?.filter((operation) => !keys.has(operation.kind) || known.has(formatOperations([operation])));
  return settle(operations === undefined || operations.length === 0 ? others : { ...others, operations }, chosen).experiment;
}

/** A property of the base for another number of layers: the last layer's value goes on. */
function textFor(base: Experiment, property: Property, layers: number): string {
  const text = textOf(base, property);
  if (!isLayerProperty(property) || property === 'units') return text;
  const values = text.split(',');
  return values.length === 1 ? text : Array.from({ length: layers }, (_, index) => values[index] ?? values.at(-1) ?? '').join(',');
}

function isSameText(one: Experiment, base: Experiment, property: Property): boolean {
  const text = textOf(one, property);
  if (!isLayerProperty(property) || property === 'units') return text === textOf(base, property);
  const expected = textFor(base, property, one.layers.length).split(',');
  return text === (expected.every((value) => value === expected[0]) ? expected[0] : expected.join(','));
}

function madeText(shown: Shown, key: (typeof MADE_KEYS)[number]): string {
  return key === 'at' ? atOf(shown.experiment) : (viewOf(shown)[key] ?? '');
}

function atOf({ operations = [] }: Experiment): string {
  return formatOperations(operations);
}
