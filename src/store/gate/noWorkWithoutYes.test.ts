import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { comparedExperiments, readComparison } from '../../core/comparison/comparison.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { DEFAULT_EXPERIMENT } from '../../core/experiment/settings/fields.ts';
import { stepsPerEpochOf } from '../../core/experiment/layout.ts';
import { BIRTH_BUDGET, estimateWork, WORK_BUDGET } from '../../core/experiment/work/work.ts';
import { BIRTH, NOTHING, UNITS, workloadOf, type Place } from '../../core/experiment/work/workload.ts';
import { decodeLink } from '../../core/link/decode.ts';
import { readStudy, studyPoints, type StudyPoint } from '../../core/study/study.ts';
import type { Command, Event } from '../../engine/protocol.ts';
import { createLab, type Lab } from '../createLab.ts';
import { openedRunsOf, studyOf } from '../state.ts';
import { STUDY_RUN } from '../tasks/study.ts';

const width = fc.constantFrom(1, 2, 16, 64, 256);
const link = fc
  .record({
    rows: fc.constantFrom(1000, 20_000, 200_000, 1_000_000),
    inputs: fc.constantFrom(1, 4, 16),
    hidden: fc.oneof(fc.array(width, { minLength: 1, maxLength: 20 }), fc.constant(Array.from({ length: 20 }, () => 256))),
    batch: fc.constantFrom(1, 32, 256, 8192),
    epochs: fc.constantFrom(1, 2, 25, 1000),
  })
  .map(({ rows, inputs, hidden, batch, epochs }) => `rows=${rows}&inputs=${inputs}&hidden=${hidden.join()}&batch=${batch}&epochs=${epochs}`);
const compare = fc.constantFrom('lr:0.1|0.01', 'activation:relu|tanh|elu', 'epochs:1|5', 'seed:1|2|3|4|5|6|7|8', 'hidden:8|64,64,64');
const seeds = fc.constantFrom('2', '16', '256');
const sweep = fc.constantFrom(undefined, 'depth:1|5|20', 'width:2|200', 'rows:1000|1000000');
const remedy = fc.constantFrom('activation=leaky_relu', 'lr=0.0001', 'activation=selu&initializer=lecun_normal', 'hidden=256,256,256');

/** Who causes what an action sends: nobody but by opening, a person who wants it, a person who says yes to a question, or the engine by telling something. */
type Cause = 'opened' | 'pressed' | 'yes' | 'told';
type Action = readonly [name: string, cause: Cause, act: (world: World) => void];

const act = (name: string, cause: Cause, does: (world: World) => void): Action => [name, cause, does];
const experimentOf = (text: string): Experiment => decodeLink(text).experiment;
const which = fc.nat({ max: 7 });

const opening: fc.Arbitrary<Action> = fc.oneof(
  link.map((text) => act(`open ${text}`, 'opened', ({ lab }) => lab.open({ kind: 'run', experiment: experimentOf(text) }))),
  fc.tuple(link, compare).map(([text, values]) =>
    act(`compare ${text} ${values}`, 'opened', ({ lab }) => {
      const { comparison } = readComparison(values, experimentOf(text));
      if (comparison !== null) lab.open({ kind: 'comparison', experiment: experimentOf(text), comparison });
    }),
  ),
  fc.tuple(link, seeds, sweep).map(([text, many, along]) =>
    act(`study ${text} ${many} ${along ?? ''}`, 'opened', ({ lab }) => {
      const { study } = readStudy(many, along, experimentOf(text));
      if (study !== null) lab.open({ kind: 'study', experiment: experimentOf(text), study });
    }),
  ),
);

const often = (...each: Action[]): fc.WeightedArbitrary<Action> => ({ weight: 4 * each.length, arbitrary: fc.constantFrom(...each) });
const seldom = (...each: Action[]): fc.WeightedArbitrary<Action> => ({ weight: each.length, arbitrary: fc.constantFrom(...each) });

const action: fc.Arbitrary<Action> = fc.oneof(
  often(
    act('run', 'pressed', ({ lab }) => lab.start()),
    act('step', 'pressed', ({ lab }) => lab.step()),
    act('yes', 'yes', ({ lab }) => lab.answerQuestion(true)),
    act('all go on', 'told', (world) => openedRunsOf(world.lab.getState()).forEach((_, index) => [1, 2, 3].forEach(() => world.goesOn(index)))),
  ),
  seldom(
    act('pause', 'told', ({ lab }) => lab.pause()),
    act('restart', 'told', ({ lab }) => lab.restart(false)),
    act('restart on the CPU', 'told', ({ lab }) => lab.restart(true)),
    act('reset', 'opened', ({ lab }) => lab.reset()),
    act('evaluate', 'yes', ({ lab }) => lab.evaluateBirth()),
    act('hold', 'told', ({ lab }) => lab.holdBirth()),
    act('no', 'told', ({ lab }) => lab.answerQuestion(false)),
    act('study goes on', 'told', (world) => world.studyGoesOn()),
    act('study goes on to the end', 'told', (world) => {
      for (let task = 0; task < 1000 && ['preparing', 'running'].includes(studyOf(world.lab.getState())?.status ?? ''); task++) world.studyGoesOn();
    }),
  ),
  remedy.map((change) => act(`remedy ${change}`, 'pressed', ({ lab }) => lab.tryRemedy('main', { label: 'remedy', change }))),
  which.map((index) => act(`drop ${index}`, 'told', ({ lab }) => lab.dropRun(openedRunsOf(lab.getState())[index]?.id ?? ''))),
  which.map((index) => act(`${index} goes on`, 'told', (world) => world.goesOn(index))),
  which.map((index) => act(`${index} fails`, 'told', (world) => world.fails(index))),
);

/** A few things opened one after another, and what is done with each. */
const actions = fc.array(fc.tuple(opening, fc.array(action, { minLength: 4, maxLength: 16 })), { minLength: 1, maxLength: 3 }).map((visits) => visits.flatMap(([first, others]) => [first, ...others]));

/** What has been sent to a run of one generation, whose experiment is known. */
interface Sent {
  readonly experiment: Experiment;
  to: Place;
}

/** A stand-in for the engine that keeps account of what it was told to do, by its own reckoning. */
class World {
  readonly sent = new Map<string, Sent>();
  /** Work that the commands since the last look add, in seconds by the stated costs. */
  added = 0;
  /** How far the networks of the study may go, from when it was opened or started. */
  studyTo: Place = NOTHING;
  /** What drawing networks of the present study at birth has added, in seconds. */
  drawn = 0;
  #drawnOf: readonly StudyPoint[] | undefined;
  readonly lab: Lab;
  readonly #tell: { now: (event: Event) => void } = { now: () => {} };

  constructor(workers: number) {
    this.lab = createLab(
      (listener) => {
        this.#tell.now = listener;
        return { send: (command) => this.#take(command), revive: (failed) => failed.forEach((each) => this.#revive(each)), dispose: () => {} };
      },
      (draw) => draw(),
      workers,
    );
  }

  #take(command: Command): void {
    const key = `${command.run} ${command.generation}`;
    if (command.kind === 'prepareRun') {
      const [experiment = DEFAULT_EXPERIMENT] = command.experiments;
      this.sent.set(key, { experiment, to: NOTHING });
      if (command.run === STUDY_RUN && command.until === 'units') this.#draws(command.experiments);
      this.#bring(key, command.until === 'units' ? UNITS : BIRTH);
    } else if (command.kind === 'evaluateBirth') this.#bring(key, BIRTH);
    else if (command.kind === 'startRun') this.#bring(key, command.untilEpoch);
    else if (command.kind === 'pauseRun') this.#tell.now({ run: command.run, generation: command.generation, kind: 'runPaused', step: this.lab.getState().runs[command.run]?.step ?? 0 });
  }

  #draws(experiments: readonly Experiment[]): void {
    const points = studyOf(this.lab.getState())?.points;
    if (points !== this.#drawnOf) this.drawn = 0;
    this.#drawnOf = points;
    for (const experiment of experiments) this.drawn += secondsUpTo(experiment, UNITS, true);
  }

  #bring(key: string, to: Place): void {
    const sent = this.sent.get(key);
    if (sent === undefined) throw new Error(`${key} was not prepared.`);
    if (key.startsWith(STUDY_RUN)) this.studyTo = Math.max(this.studyTo, to);
    else this.added += secondsUpTo(sent.experiment, Math.max(to, sent.to)) - secondsUpTo(sent.experiment, sent.to);
    sent.to = Math.max(sent.to, to);
  }

  #revive({ run, untilEpoch }: { readonly run: string; readonly untilEpoch: number | null }): void {
    const { generation } = this.lab.getState().runs[run] ?? { generation: -1 };
    const sent = this.sent.get(`${run} ${generation}`);
    if (run !== STUDY_RUN && sent !== undefined) this.#bring(`${run} ${generation}`, untilEpoch ?? sent.to);
    else if (run === STUDY_RUN) this.studyTo = Math.max(this.studyTo, untilEpoch ?? UNITS);
    this.#tell.now({ run, generation, kind: 'runRecovered', code: null, fault: 1, step: 0, seconds: 0, untilEpoch, onCpu: false });
  }

  /** The engine does the next piece of what it was told to do with a run. */
  goesOn(index: number): void {
    const run = openedRunsOf(this.lab.getState())[index];
    const sent = run === undefined ? undefined : this.sent.get(`${run.id} ${run.generation}`);
    if (run === undefined || sent === undefined || run.status === 'failed' || run.status === 'finished') return;
    const address = { run: run.id, generation: run.generation };
    const steps = stepsPerEpochOf(run.experiment);
    const record = (epoch: number): void =>
      this.#tell.now({ ...address, kind: 'frameRecorded', seconds: 0, frame: { replica: 0, epoch, step: epoch * steps, trainLoss: null, validationLoss: null, trainAccuracy: null, validationAccuracy: null, layers: [] } });
    if (run.birth !== 'known') {
      record(0);
      this.#tell.now({ ...address, kind: sent.to >= BIRTH ? 'runPrepared' : 'birthHeld' });
    } else if (run.untilEpoch !== null) {
      const epoch = run.step / steps + 1;
      record(epoch);
      if (epoch >= run.untilEpoch) this.#tell.now({ ...address, kind: 'runStopped', finished: epoch >= run.experiment.epochs });
    }
  }

  studyGoesOn(): void {
    const status = studyOf(this.lab.getState())?.status;
    if (status !== 'preparing' && status !== 'running') return;
    const lanes = new Map([...this.sent].filter(([each]) => each.startsWith(STUDY_RUN)).map(([each, { to }]) => [each.split(' ')[0] ?? '', { generation: Number(each.split(' ')[1]), to }]));
    for (const [run, { generation, to }] of lanes) this.#tell.now(to <= UNITS ? { run, generation, kind: 'birthHeld' } : { run, generation, kind: 'runStopped', finished: true });
  }

  fails(index: number): void {
    const run = openedRunsOf(this.lab.getState())[index];
    if (run !== undefined && run.birth !== 'waiting') this.#tell.now({ run: run.id, generation: run.generation, kind: 'runFailed', code: 'engine-error', message: 'No.' });
  }
}

function secondsUpTo(experiment: Experiment, to: Place, summariesOnly = false): number {
  return estimateWork([{ run: '', experiment, networks: 1, summariesOnly, from: NOTHING, to, allowed: NOTHING }]).seconds;
}

function secondsOfStudy(lab: Lab, to: Place): number {
  return (studyOf(lab.getState())?.points ?? []).reduce((sum, { experiments: [first, ...others] }) => sum + (first === undefined ? 0 : (others.length + 1) * secondsUpTo(first, to, true)), 0);
}

const ROUNDING = 1 + 1e-9;
const LIMIT = { opened: BIRTH_BUDGET.seconds, pressed: WORK_BUDGET.seconds, told: 0, yes: Infinity } as const;

it('no work above the budget is sent without a yes to just that work, and no question is asked below it', () => {
  fc.assert(
    fc.property(actions, fc.integer({ min: 1, max: 3 }), (all, workers) => {
      const world = new World(workers);
      const { lab } = world;
      lab.open({ kind: 'run', experiment: DEFAULT_EXPERIMENT });
      for (const [name, cause, does] of all) {
        const { question } = lab.getState();
        const study = studyOf(lab.getState());
        const mayGo = world.studyTo;
        Object.assign(world, { added: 0, studyTo: cause === 'opened' ? NOTHING : mayGo });
        does(world);
        const limit = name === 'yes' ? (question?.seconds ?? 0) : LIMIT[cause];
        expect(world.added, `${name} (runs)`).toBeLessThanOrEqual(limit * ROUNDING);
        const now = lab.getState();
        const hadLeave = studyOf(now)?.points === study?.points && world.studyTo <= mayGo;
        const isDrawnOnly = world.studyTo <= UNITS;
        expect(isDrawnOnly ? world.drawn : 0, `${name} (study at birth)`).toBeLessThanOrEqual(BIRTH_BUDGET.seconds * ROUNDING);
        const studied = hadLeave || isDrawnOnly ? 0 : secondsOfStudy(lab, world.studyTo);
        expect(studied, `${name} (study)`).toBeLessThanOrEqual(name === 'yes' ? Infinity : LIMIT[cause] * ROUNDING);
        const isSmall = now.question !== null && now.question.seconds <= WORK_BUDGET.seconds && now.question.bytes <= WORK_BUDGET.bytes;
        expect(isSmall, `${name} asks about little`).toBe(false);
      }
    }),
    { numRuns: 400 },
  );
});

it('what is small at birth is shown whole without a question, and what is large waits', () => {
  fc.assert(
    fc.property(link, compare, (text, values) => {
      const world = new World(1);
      const { lab } = world;
      const base = experimentOf(text);
      const { comparison } = readComparison(values, base);
      if (comparison === null) return;
      lab.open({ kind: 'comparison', experiment: base, comparison });
      const compared = comparedExperiments(base, comparison).map(({ experiment }) => experiment);
      const reached = [...world.sent.values()].map(({ to }) => to);
      const seconds = (to: Place): number => compared.reduce((sum, experiment) => sum + secondsUpTo(experiment, to), 0);
      const bytes = compared.reduce((sum, experiment) => sum + workloadOf(experiment, { to: BIRTH }).trainingBytes, 0);
      fc.pre(Math.abs(bytes / BIRTH_BUDGET.bytes - 1) > 0.01);
      const isLittle = seconds(BIRTH) <= BIRTH_BUDGET.seconds && bytes <= BIRTH_BUDGET.bytes;
      expect(reached.length === compared.length && reached.every((to) => to === BIRTH)).toBe(isLittle);
      expect(lab.getState().question).toBeNull();
    }),
  );
});

it('a study that is large at birth shows the networks that cost little, and is trained with a yes only', () => {
  const base = experimentOf('rows=1000000&inputs=16&hidden=256,256,256');
  const world = new World(1);
  const { lab } = world;
  const { study } = readStudy('256', undefined, base);
  if (study === null) throw new Error('This is a study.');
  lab.open({ kind: 'study', experiment: base, study });
  expect(studyPoints(base, study)).toHaveLength(1);
  while (studyOf(lab.getState())?.status === 'preparing') world.studyGoesOn();
  expect(studyOf(lab.getState())?.status).toBe('waiting');
  expect(world.studyTo).toBe(UNITS);
  expect(world.drawn).toBeGreaterThan(0);
  expect(world.drawn).toBeLessThanOrEqual(BIRTH_BUDGET.seconds * ROUNDING);
  lab.start();
  expect(world.studyTo).toBe(UNITS);
  expect(lab.getState().question).toMatchObject({ wants: 'run', networks: 256 });
  lab.answerQuestion(true);
  expect(studyOf(lab.getState())?.status).toBe('running');
  expect(world.studyTo).toBe(base.epochs);
});
