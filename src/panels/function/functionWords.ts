import { layoutOf, type LayerLayout } from '../../core/experiment/layout.ts';
import { canDie } from '../../core/vocabulary/activations.ts';
import { hingeOf, lineOf } from '../../core/function/hinge.ts';
import { parameterStride, type FrameWithParameters, unitParametersOf } from '../../core/telemetry/keptParameters.ts';
import { DATA_SETS } from '../../core/vocabulary/dataSets.ts';
import { countOf, formatNumber, formatShare, listOf } from '../../core/words/numbers.ts';
import { epochName, nameOfLayer } from '../../core/words/names.ts';
import { stateOf, type FunctionPicture, type FunctionRequest, type UnitState } from './functionPicture.ts';

/** The layer whose units a request is about. */
export function watchedLayer({ experiment, layer }: Pick<FunctionRequest, 'experiment' | 'layer'>): LayerLayout {
  const { layers } = layoutOf(experiment);
  const found = layers[layer - 1] ?? layers[0];
  if (found === undefined) throw new Error('A network has at least one layer.');
  return found;
}

const STATES: Readonly<Record<UnitState, string>> = { dead: 'dead', some: 'on for some rows', all: 'on for every row', none: 'z \u2264 0 on every row', nan: 'NaN' };

/** `layer 1 · epoch 3 · 20 of 64 lines run between the rows`. */
export function summaryWords({ request, units }: Pick<FunctionPicture, 'request' | 'units'>): string {
  const between = units.filter(({ state }) => state === 'some').length;
  const what = request.axes.length === 1 ? 'hinge' : 'line';
  const those = units.length === 1 ? (between === 1 ? `its ${what} runs between the rows` : `its ${what} is not between the rows`) : `${between} of ${units.length} ${what}s ${between === 1 ? 'runs' : 'run'} between the rows`;
  return `${nameOfLayer(watchedLayer(request))} \u00b7 ${epochName(request.frame.epoch)} \u00b7 ${those}`;
}

/** What else is to be known of a picture: what is not in it, what is held, and of which epoch it is. */
export function noteWords({ request, units, side }: FunctionPicture, shownEpoch: number): readonly string[] {
  const { experiment, axes, frame, layer } = request;
  const outside = units.filter(({ pieces }) => pieces.length === 0).length;
  const stride = parameterStride(experiment);
  return [
    ...(outside > 0 ? [`${countOf(outside, 'unit')} ${outside === 1 ? 'has' : 'have'} no ${axes.length === 1 ? 'hinge' : 'line'} in the picture.`] : []),
    ...(layer > 1 ? [axes.length === 1 ? `Zeros of ${nameOfLayer(watchedLayer(request))} are read from ${side} points.` : `Lines of ${nameOfLayer(watchedLayer(request))} bend; they are read from ${side} \u00d7 ${side} points.`] : []),
    ...(experiment.inputs > 2 ? [`A slice: the other ${experiment.inputs === 3 ? 'input stays at its mean' : 'inputs stay at their mean'}, ${formatNumber(DATA_SETS[experiment.data].mean)}. Rows lie off it and are not drawn.`] : []),
    ...(frame.epoch !== shownEpoch ? [`Drawn as at ${epochName(frame.epoch)}${stride > 1 ? `: so large a network is kept every ${stride} epochs` : ''}.`] : []),
  ];
}

/** What there is to say of a unit: where it fires, and for the first layer where its z is 0. */
export function unitWords(request: FunctionRequest, unit: number): string {
  const { frame, experiment } = request;
  const watched = watchedLayer(request);
  const rate = frame.layers[watched.number - 1]?.onRate[unit] ?? Number.NaN;
  const name = watched.isOutput ? 'Output' : `${experiment.layers.length > 1 ? `Layer ${watched.number}, unit` : 'Unit'} ${unit + 1}`;
  const state = stateOf(frame, watched, unit);
  const doing = state === 'some' ? `${canDie(watched.activation) ? 'fires' : 'z > 0'} on ${formatShare(rate)} of the rows` : STATES[state];
  return [name, doing, ...(watched.number === 1 ? [equationOf(request, watched, unit)] : [])].join(' \u00b7 ');
}

function equationOf({ frame, axes, experiment }: FunctionRequest, watched: LayerLayout, unit: number): string {
  const parameters = unitParametersOf(frame.parameters, watched, unit);
  if (axes.length === 1) {
    const hinge = hingeOf(parameters.kernel[0] ?? 0, parameters.bias);
    return hinge === null ? 'no hinge' : `hinge at ${formatNumber(hinge)}`;
  }
  const { a, b, c } = lineOf(parameters, axes, Array<number>(experiment.inputs).fill(DATA_SETS[experiment.data].mean));
  return `z = ${formatNumber(a)}\u202fx${subscript(axes[0])} ${signed(b)}\u202fx${subscript(axes[1])} ${signed(c)}`;
}

function signed(value: number): string {
  return value < 0 ? `\u2212 ${formatNumber(-value)}` : `+ ${formatNumber(value)}`;
}

/** `₁` for the first input, which is 0. */
function subscript(input: number): string {
  return String(input + 1).replaceAll(/\d/g, (digit) => String.fromCodePoint(0x2080 + Number(digit)));
}

/** Columns of the table of a layer's units. */
export function unitColumns(request: Pick<FunctionRequest, 'experiment' | 'layer' | 'axes'>): readonly string[] {
  const watched = watchedLayer(request);
  const fires = canDie(watched.activation) ? 'fires on' : 'z > 0 on';
  if (watched.number > 1) return ['unit', 'on the rows', fires, 'bias'];
  const { axes } = request;
  return axes.length === 1 ? ['unit', 'on the rows', fires, 'weight', 'bias', 'hinge'] : ['unit', 'on the rows', fires, ...axes.map((input) => `weight of input ${input + 1}`), request.experiment.inputs > 2 ? 'bias and other inputs' : 'bias'];
}

/** A row a unit: what it does on the probe, and what places its line. */
export function unitRows(request: { readonly frame: FrameWithParameters } & FunctionRequest): readonly (readonly string[])[] {
  const { frame, experiment, axes } = request;
  const watched = watchedLayer(request);
  const mean = Array<number>(experiment.inputs).fill(DATA_SETS[experiment.data].mean);
  return Array.from({ length: watched.units }, (_, unit) => {
    const parameters = unitParametersOf(frame.parameters, watched, unit);
    const common = [String(unit + 1), STATES[stateOf(frame, watched, unit)], formatShare(frame.layers[watched.number - 1]?.onRate[unit] ?? Number.NaN)];
    if (watched.number > 1) return [...common, formatNumber(parameters.bias)];
    if (axes.length === 1) {
      const [weight = 0] = parameters.kernel;
      const hinge = hingeOf(weight, parameters.bias);
      return [...common, formatNumber(weight), formatNumber(parameters.bias), hinge === null ? 'none' : formatNumber(hinge)];
    }
    const { a, b, c } = lineOf(parameters, axes, mean);
    return [...common, formatNumber(a), formatNumber(b), formatNumber(c)];
  });
}

/** What the whole picture is, for those who do not see it. */
export function pictureWords({ experiment, axes }: FunctionRequest): string {
  return `The network\u2019s output over ${listOf(axes.map((input) => `input ${input + 1}`))}${experiment.inputs > 2 ? ', the other inputs at their mean' : ''}.`;
}
