import type { UnitDeath } from '../../core/autopsy/stepRecording.ts';
import type { UnitPlace } from '../../core/autopsy/unitFall.ts';
import type { UnitReturn } from '../../core/autopsy/unitReturn.ts';
import { countOf, formatCount, formatNumber, formatShare } from '../../core/words/numbers.ts';

/** `Unit 17 of layer 1`; units are numbered from 1. */
export function unitName({ layer, unit }: UnitPlace): string {
  return `Unit ${unit + 1} of layer ${layer}`;
}

/** Share of the momentum's part below which the gradient's is the rounding of the optimizer's float32 slots. */
const ROUNDING = 1e-6;

/** What moved the largest pre-activation in the update of a death, in the order in which they add up. */
export interface FallPart {
  readonly name: string;
  readonly by: number;
}

/** The four parts of a fall; the kernel's entries together. */
export function fallParts({ byBias, byKernel, byInputs, byOtherRow }: UnitDeath, { layer }: UnitPlace): readonly FallPart[] {
  return [
    { name: 'its bias', by: byBias },
    { name: 'its kernel', by: byKernel.reduce((sum, each) => sum + each, 0) },
    ...(layer > 1 ? [{ name: `other outputs of layer ${layer - 1} on that row`, by: byInputs }] : []),
    { name: 'another row became the largest', by: byOtherRow },
  ];
}

/** `Unit 17 of layer 1 died in epoch 6, step 24,310: its bias fell by 0.004.` Names the part that lowered its largest pre-activation most. */
export function deathSentence(death: UnitDeath, place: UnitPlace, epoch: number): string {
  const [most] = fallParts(death, place).toSorted((one, other) => one.by - other.by);
  const head = `${unitName(place)} died in epoch ${epoch}, step ${formatCount(death.step)}`;
  if (most === undefined || !(most.by < 0)) return `${head}.`;
  if (most.name === 'its bias') return `${head}: its bias fell by ${formatNumber(-most.by)}.`;
  return `${head}: ${most.name} lowered its largest pre-activation by ${formatNumber(-most.by)}.`;
}

/** From where to where the largest pre-activation fell, and over which row. */
export function fallSentence({ largestBefore, largestAfter, row }: UnitDeath): string {
  return `Over the probe, its largest pre-activation went from ${formatNumber(largestBefore)}, on row ${formatCount(row + 1)}, to ${formatNumber(largestAfter)}.`;
}

/** How the gradient of the batch and earlier gradients share the change of the bias and that of the kernel on the row; empty where the optimizer keeps none. */
export function momentumSentence({ bias, kernel, inputs }: Pick<UnitDeath, 'bias' | 'kernel' | 'inputs'>): string {
  const onRow = (parts: Float64Array): number => parts.reduce((sum, each, input) => sum + each * (inputs[input] ?? NaN), 0);
  const gradient = (bias.gradient[0] ?? NaN) + onRow(kernel.gradient);
  const momentum = (bias.momentum[0] ?? NaN) + onRow(kernel.momentum);
  if (momentum === 0) return '';
  const ofBatch = Math.abs(gradient) <= ROUNDING * Math.abs(momentum) ? 'none' : signed(gradient);
  return `Of what bias and kernel did, ${signed(momentum)} came of earlier gradients, which the optimizer keeps, and ${ofBatch} of this batch’s.`;
}

/** The rows and labels of the batch that made the update. */
export function batchSentence({ batch: { rows, labels } }: Pick<UnitDeath, 'batch'>): string {
  const ones = labels.reduce((sum, label) => sum + label, 0);
  return `The batch had ${countOf(rows.length, 'row')}, ${formatCount(ones)} with label 1 and ${formatCount(rows.length - ones)} with label 0.`;
}

/** A number with its sign. */
export function signed(value: number): string {
  return value > 0 ? `+${formatNumber(value)}` : formatNumber(value);
}

/** How a unit began. */
export function birthSentence({ canDie, onRate, largest, rows }: { readonly canDie: boolean; readonly onRate: number; readonly largest: number; readonly rows: number }): string {
  if (Number.isNaN(largest)) return 'At birth it had NaN among its pre-activations.';
  if (canDie && largest <= 0) return `Born dead: at birth its pre-activation was 0 or below on all ${formatCount(rows)} rows of the probe.`;
  if (onRate === 1) return canDie ? `Born always on: at birth it fired on all ${formatCount(rows)} rows of the probe.` : `At birth its pre-activation was above 0 on all ${formatCount(rows)} rows of the probe.`;
  return `At birth ${canDie ? 'it fired' : 'its pre-activation was above 0'} on ${formatShare(onRate)} of ${formatCount(rows)} rows.`;
}

/** How far a living unit is from death on the probe. */
export function marginSentence(largest: number): string {
  return `Its margin to death is ${formatNumber(largest)}: were its bias lower by that, and all else the same, no row of the probe would make it fire.`;
}

/** Whether a unit can fire on what the probe does not hold, and so return where it is dead. States only what the parameters show. */
export function returnSentences(fate: UnitReturn, isDead: boolean, { layer }: UnitPlace): readonly string[] {
  if (fate.kind === 'box') return boxSentences(fate.largest, isDead);
  if (fate.kind === 'no-box') {
    if (!fate.hasWeight) return ['All its weights are 0: no input changes it.'];
    return [`Normal inputs have no bound, so there is no box to test: an input far enough out makes ${isDead ? 'it' : 'every unit with a weight'} fire, however rare such a row is.`];
  }
  const of = `outputs of layer ${layer - 1}`;
  if (fate.atMost !== null && fate.atMost <= 0) return [`Its inputs are ${of}. Bounded layer by layer over the whole box that inputs come from, its pre-activation is at most ${formatNumber(fate.atMost)}: no row that this data can draw makes it fire, as the network stands.`];
  return [...returnOfDeeper(fate, isDead, layer), ...(isDead && fate.atMost !== null ? [`Bounded layer by layer over the whole box that inputs come from, its pre-activation is at most ${formatNumber(fate.atMost)}, a bound that no row need reach.`] : [])];
}

function returnOfDeeper(fate: Extract<UnitReturn, { kind: 'deeper' }>, isDead: boolean, layer: number): readonly string[] {
  const of = `outputs of layer ${layer - 1}`;
  if (!fate.isNeverNegative) return [`Its inputs are ${of}, which can be of either sign. Whether it can fire on other rows is not known without trying them.`];
  if (fate.positive === 0 && fate.bias <= 0) return [`Its inputs are ${of}, which are never below 0. None of its ${countOf(fate.weights, 'weight')} is above 0 and its bias is ${formatNumber(fate.bias)}: no outputs of layer ${layer - 1} make it fire. Its own bias or weights would have to change.`];
  if (!isDead) return [];
  const living = fate.positive === fate.fromLiving ? '' : `, ${formatCount(fate.fromLiving)} of them from units that are not dead`;
  return [
    `Its inputs are ${of}, which are never below 0. ${formatCount(fate.positive)} of its ${countOf(fate.weights, 'weight')} ${fate.positive === 1 ? 'is' : 'are'} above 0${living}, and its bias is ${formatNumber(fate.bias)}.`,
    fate.positive === 0 ? 'It would return if its other inputs fell.' : 'It would return if training elsewhere made those outputs larger, or the others smaller, on some row.',
  ];
}

function boxSentences(largest: number, isDead: boolean): readonly string[] {
  const most = `On the whole box that inputs come from, its pre-activation is at most ${formatNumber(largest)}`;
  if (largest <= 0) return [`${most}, at the box’s best corner.`, 'No row that this data can draw makes it fire, so no gradient reaches it. Momentum already on its way, weight decay or an operation can still move it.'];
  return isDead ? [`${most}, at the box’s best corner: dead on the probe, it would still fire on rows near that corner, and have a gradient from them.`] : [`${most}, at the box’s best corner.`];
}
