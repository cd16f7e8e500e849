import { alsoDiffering, differencesOf, differencesText } from '../../core/comparison/differences.ts';
import type { Experiment, Layer } from '../../core/experiment/experiment.ts';
import { layoutOf } from '../../core/experiment/layout.ts';
import { boundsApply } from '../../core/study/bornDeadBounds.ts';
import { ACTIVATIONS, canDie } from '../../core/vocabulary/activations.ts';
import { INITIALIZERS, kernelDistribution } from '../../core/vocabulary/initializers.ts';
import { formatChoice } from '../../core/vocabulary/choice.ts';
import type { Condition, ShownNetworks } from '../lesson.ts';
import { coversBornDead } from './bornDeadTheory.ts';
import { LABEL_WORLD_IDS, worldOf } from './labelWorlds.ts';
import { isLearnable } from './outcome.ts';
import { say } from './words.ts';

/** One experiment a setting: of many seeds the first. */
function experimentsOf({ runs, study }: ShownNetworks): readonly Experiment[] {
  return study === null ? runs.map(({ experiment }) => experiment) : study.points.flatMap(({ experiments }) => experiments.slice(0, 1));
}

/** A condition on every experiment shown; `otherwise` says what is so instead. */
function ofEach(id: string, text: string, holds: (experiment: Experiment) => boolean, otherwise: (experiment: Experiment) => string): Condition {
  return {
    id,
    text,
    broken: (networks) => {
      const other = experimentsOf(networks).find((experiment) => !holds(experiment));
      return other === undefined ? null : otherwise(other);
    },
  };
}

/** A condition on every hidden layer. */
function ofEachLayer(id: string, text: string, holds: (layer: Layer, fanIn: number) => boolean, otherwise: (layer: Layer) => string): Condition {
  const odd = (experiment: Experiment): Layer | undefined => experiment.layers.find((layer, index) => !holds(layer, layoutOf(experiment).layers[index]?.fanIn ?? 1));
  return ofEach(id, text, (experiment) => odd(experiment) === undefined, (experiment) => {
    const layer = odd(experiment);
    return layer === undefined ? '' : otherwise(layer);
  });
}

/** Whether one experiment is shown, as one run or over seeds. */
export const ONE_SETTING: Condition = {
  id: 'one-setting',
  text: say('condition.one-setting'),
  broken: (networks) => (experimentsOf(networks).length === 1 ? null : say('broken.one-setting')),
};

/** Two settings or more that differ in one key of the link alone, seeds among what must not differ. */
export function onlyDiffers(key: string, label: string): Condition {
  return {
    id: `only-differs-${key}`,
    text: say('condition.only-differs', { label }),
    broken: (networks) => {
      const experiments = experimentsOf(networks);
      const others = differencesText(alsoDiffering(experiments, key));
      if (experiments.length < 2 || differencesOf(experiments).every((difference) => difference.key !== key)) return others === '' ? say('broken.no-difference') : say('broken.other-difference', { others });
      return others === '' ? null : say('broken.more-differs', { others });
    },
  };
}

/** The same, where more than one setting is shown. */
export function onlyDiffersIfSeveral(key: string, label: string): Condition {
  const condition = onlyDiffers(key, label);
  return { ...condition, broken: (networks) => (experimentsOf(networks).length < 2 ? null : condition.broken(networks)) };
}

export const UNITS_CAN_DIE = ofEachLayer('units-can-die', say('condition.units-can-die'), ({ activation }) => canDie(activation), ({ activation }) => say('broken.units-can-die', { activation: ACTIVATIONS[activation.id].label }));
export const NO_UNIT_CAN_DIE = ofEachLayer('no-unit-can-die', say('condition.no-unit-can-die'), ({ activation }) => !canDie(activation), ({ activation }) => say('broken.no-unit-can-die', { activation: formatChoice(ACTIVATIONS, activation) }));
export const NO_BIAS = ofEachLayer('no-bias', say('condition.no-bias'), ({ bias }) => bias === 0, ({ bias }) => say('broken.no-bias', { bias }));
export const KERNELS_BELOW_ZERO = ofEachLayer('kernels-below-zero', say('condition.kernels-below-zero'), ({ initializer, units }, fanIn) => {
  const { low, high } = kernelDistribution(initializer, fanIn, units);
  return low < 0 && high <= 0;
}, ({ initializer }) => say('broken.kernels-below-zero', { initializer: formatChoice(INITIALIZERS, initializer) }));
export const KERNELS_OF_05 = ofEachLayer('kernels-of-05', say('condition.kernels-of-05'), ({ initializer }) => initializer.id === 'random_normal' && initializer.parameters[0] === 0.05, ({ initializer }) => say('broken.kernels-of-05', { initializer: formatChoice(INITIALIZERS, initializer) }));
export const SELU_LECUN = ofEachLayer('selu-lecun', say('condition.selu-lecun'), ({ activation, initializer }) => activation.id === 'selu' && initializer.id === 'lecun_normal', ({ activation, initializer }) => say('broken.selu-lecun', { activation: ACTIVATIONS[activation.id].label, initializer: initializer.id }));

export const NEGATIVE_INPUTS = ofEach('negative-inputs', say('condition.negative-inputs'), ({ data }) => data === 'negative-box', ({ data }) => say('broken.negative-inputs', { data }));
export const TWO_INPUTS = ofEach('two-inputs', say('condition.two-inputs'), ({ inputs }) => inputs === 2, ({ inputs }) => say('broken.two-inputs', { inputs }));
export const ONE_LAYER = ofEach('one-layer', say('condition.one-layer'), ({ layers }) => layers.length === 1, ({ layers }) => say('broken.layers', { layers: layers.length }));
export const SEVERAL_LAYERS = ofEach('several-layers', say('condition.several-layers'), ({ layers }) => layers.length > 1, ({ layers }) => say('broken.layers', { layers: layers.length }));
export const LEARNABLE = ofEach('learnable', say('condition.learnable'), isLearnable, () => say('broken.learnable'));
export const SQUARED_ERROR = ofEach('squared-error', say('condition.squared-error'), ({ loss }) => loss === 'mean_squared_error', () => say('broken.squared-error'));
export const BOUNDS_HOLD = ofEach('bounds-hold', say('condition.bounds-hold'), boundsApply, () => say('broken.bounds-hold'));
export const REFERENCE_HOLDS = ofEach('reference-holds', say('condition.reference-holds'), coversBornDead, () => say('broken.reference-holds'));

/** Whether some of the settings have labels that depend on the inputs. */
export const SOME_LEARNABLE: Condition = {
  id: 'some-learnable',
  text: say('condition.some-learnable'),
  broken: (networks) => (experimentsOf(networks).some(isLearnable) ? null : say('broken.some-learnable')),
};

/** A ReLU, or one that is 0 below 0 all the same, against leaky ReLUs that are not. */
export const SLOPES: Condition = {
  id: 'slopes',
  text: say('condition.slopes'),
  broken: (networks) => {
    const choices = experimentsOf(networks).map(({ layers }) => layers.map(({ activation }) => activation));
    const isFlat = choices.some((ofLayers) => ofLayers.every(canDie));
    const isSloped = choices.some((ofLayers) => ofLayers.every((activation) => activation.id === 'leaky_relu' && !canDie(activation)));
    return isFlat && isSloped && choices.flat().every(({ id }) => id === 'relu' || id === 'leaky_relu') ? null : say('broken.slopes');
  },
};

/** Coin flips that stay, that are thrown anew, and that are with ReDo at each time, a run each. */
export const LABEL_WORLDS: Condition = {
  id: 'label-worlds',
  text: say('condition.label-worlds'),
  broken: (networks) => {
    const worlds = experimentsOf(networks).map(worldOf);
    return worlds.length === LABEL_WORLD_IDS.length && LABEL_WORLD_IDS.every((world) => worlds.includes(world)) ? null : say('broken.label-worlds');
  },
};

/** Many networks a setting, of which a share can be told. */
export const MANY_SEEDS: Condition = {
  id: 'many-seeds',
  text: say('condition.many-seeds'),
  broken: ({ study }) => (study === null || study.axis === null ? say('broken.many-seeds') : null),
};

/** Kernels that are one draw, scaled: entries of one distribution about 0. */
export const SAME_DIRECTIONS: Condition = {
  id: 'same-directions',
  text: say('condition.same-directions'),
  broken: (networks) => {
    const drawn = experimentsOf(networks).flatMap(({ layers }) => layers.map(({ initializer }) => ({ draw: INITIALIZERS[initializer.id].draw, ...INITIALIZERS[initializer.id].scale(initializer.parameters, 1, 1) })));
    return drawn.every(({ draw, centre, spread }) => draw !== 'none' && draw === drawn[0]?.draw && centre === 0 && spread > 0) ? null : say('broken.same-directions');
  },
};
