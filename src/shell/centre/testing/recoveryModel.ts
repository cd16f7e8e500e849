import type { Experiment } from '../../../core/experiment/experiment.ts';
import { DEFAULT_EXPERIMENT } from '../../../core/experiment/settings/fields.ts';
import { withLayers } from '../../../core/experiment/testing/withLayers.ts';
import { stepsPerEpochOf } from '../../../core/experiment/layout.ts';
import { createLab, type Lab } from '../../../store/createLab.ts';
import type { Recovery, Run } from '../../../store/run.ts';
import { openedRunsOf, studyOf, type StudyRun } from '../../../store/state.ts';
import { holdLab } from '../../../store/theLab.ts';
import { STUDY_RUN } from '../../../store/tasks/study.ts';
import { FAULTS, FaultyEngine } from '../../../store/testing/faultyEngine.ts';
import { undisturbed } from '../../../store/testing/undisturbed.ts';
import { claimFrames, claimNotices, Claims } from './claims.ts';

const SMALL: Experiment = { ...withLayers(DEFAULT_EXPERIMENT, { units: [3] }), rows: 1000, inputs: 2, batchSize: 50, epochs: 4, engine: 'cpu' };
export const EXPERIMENTS: readonly Experiment[] = [{ ...SMALL, engine: 'webgl' }, { ...SMALL, engine: 'cpu', seed: 2 }, { ...withLayers(SMALL, { dropout: [0.2] }), engine: 'webgl', seed: 3 }];
const VALUES = ['relu', 'tanh', 'leaky_relu'];

/** What is done to the page, or to its engine. `work` and `deliver` let the engine work and speak. */
export type Action =
  | { readonly kind: 'run' | 'pause' | 'step' | 'reset' | 'restart' | 'restartOnCpu' | 'drop' | 'picture' | 'crash' | 'hang' | 'lackWebgl' }
  | { readonly kind: 'open' | 'compare' | 'sweep' | 'seeds'; readonly variant: number }
  | { readonly kind: 'work' | 'deliver'; readonly count: number }
  | { readonly kind: 'fault'; readonly code: keyof typeof FAULTS };

/** What a run, or the round of a study, was before something happened to it. */
interface Before {
  readonly name: string;
  readonly generation: number;
  readonly status: string;
  /** Last recorded epoch, -1 before the first. */
  readonly lastEpoch: number;
  readonly step: number;
  readonly recovery: Recovery | null;
  readonly isPausing: boolean;
}

/** The page with its engine, and beside them what is known of what happened. */
export class RecoveryModel {
  readonly claims = new Claims();
  readonly lab: Lab;
  readonly engine = new FaultyEngine();
  private readonly pictures: (() => void)[] = [];
  /** Updates done at the last checkpoint that reached the page, by run and generation. */
  private readonly saved = new Map<string, number>();
  /** Losses since a run last got further, by run and generation. */
  private readonly losses = new Map<string, number>();
  /** Runs that need no engine any more, by run and generation: of a study that is paused between two rounds, the first. */
  private readonly over = new Set<string>();
  /** Runs that were asked to pause and have not answered. */
  private readonly pausing = new Set<string>();
  private lastCode: Recovery['code'] = 'worker-crashed';

  constructor() {
    this.lab = createLab(this.engine.createClient, (draw) => this.pictures.push(draw), 1);
    holdLab(this.lab);
    this.engine.onUpdate = (update) => {
      if (update.generation !== this.engine.generations.get(update.run)) return;
      const page = update.run === STUDY_RUN ? this.study : this.lab.getState().runs[update.run];
      if (page !== undefined && page !== null) this.claims.equal(`state of ${update.run} when it is updated`, page.status, 'running');
    };
    this.engine.onEvent = (event) => {
      const key = keyOf(event.run, event.generation);
      if (event.kind === 'checkpointed') {
        this.saved.set(key, event.checkpoints[0]?.step ?? 0);
        this.losses.delete(key);
      }
      if (event.kind === 'runStopped' && event.finished) this.over.add(key);
      if (event.kind === 'runFailed') this.lastCode = event.code;
    };
    this.lab.open({ kind: 'run', experiment: SMALL });
  }

  async act(action: Action): Promise<void> {
    if (action.kind === 'work') for (let done = 0; done < action.count; done++) await this.observe(() => this.engine.work(1));
    else if (action.kind === 'deliver') for (let done = 0; done < action.count; done++) await this.observe(() => this.engine.deliver(1));
    else await this.observe(() => this.perform(action));
    claimFrames(this.claims, this.openedRuns(), false);
    claimNotices(this.claims);
  }

  /** Lets everything come to its end, then trains what is not finished, and expects of all what an undisturbed run gives. */
  async finish(): Promise<void> {
    const { claims } = this;
    await this.drain();
    const { study } = this;
    for (let tries = 0; tries < 3 && this.isUnfinished(); tries++) {
      await this.observe(() => this.perform({ kind: 'run' }));
      await this.drain();
    }
    if (study === null) {
      claims.equal('states at the end', this.openedRuns().map(({ status }) => status), this.openedRuns().map(() => 'finished'));
      claimFrames(this.claims, this.openedRuns(), true);
      for (const run of this.openedRuns()) {
        claims.equal(`frames of ${run.id}`, this.lab.framesOf(run.id), await undisturbed(run.experiment));
        claims.equal(`updates of ${run.id}`, run.step, this.lab.framesOf(run.id).at(-1)?.step);
      }
    } else {
      const { status, networksDone, epoch, failure } = this.study ?? study;
      claims.equal('the study at its end', { status, networksDone, epoch, failure }, { status: 'finished', networksDone: study.points.flatMap(({ experiments }) => experiments).length, epoch: SMALL.epochs, failure: null });
      study.points.forEach(({ experiments }, point) => {
        for (let epoch = 0; epoch <= SMALL.epochs; epoch++) {
          const summaries = this.lab.summariesOf(point, epoch);
          claims.equal(`networks known after epoch ${epoch}`, summaries.map(({ replica }) => replica), experiments.map((_, replica) => replica));
          claims.holds(`losses are known after epoch ${epoch}`, summaries.every(({ validationLoss }) => validationLoss !== null));
        }
      });
    }
    claimNotices(this.claims);
  }

  private isUnfinished(): boolean {
    const { study } = this;
    return study === null ? this.openedRuns().some(({ status }) => status !== 'finished') : study.status !== 'finished';
  }

  private async drain(): Promise<void> {
    for (let silences = 0; silences < 3; ) {
      const moved = (await this.engine.work(1)) + (await this.engine.deliver(1000));
      if (moved > 0) continue;
      this.drawPicture();
      if (!this.isRunning()) return;
      this.lastCode = 'worker-hung';
      silences += 1;
      await this.observe(() => this.engine.hang());
    }
    this.claims.holds('what trains comes to an end', !this.isRunning());
  }

  private isRunning(): boolean {
    const { study } = this;
    return study?.status === 'running' || this.openedRuns().some(({ status }) => status === 'running');
  }

  /** Does one thing, and holds what the page says afterwards against what was before and what was done. */
  private async observe(act: () => Promise<unknown>): Promise<void> {
    const before = new Map(this.ids().map((id) => [id, this.before(id)]));
    const { losses } = this.engine;
    await act();
    await this.engine.settled();
    for (const [id, was] of before) {
      const is = this.before(id);
      if (is.generation !== was.generation || is.status !== 'running') this.pausing.delete(id);
      if (is.generation !== was.generation || is.name === '') continue;
      if (this.engine.losses > losses) this.claimRecovery(id, was);
      if (is.lastEpoch < was.lastEpoch) {
        const [from, to] = is.recovery?.again ?? [0, 0];
        this.claims.holds(`epochs of ${id} that are gone are said to be trained again`, from === is.lastEpoch + 1 && to >= was.lastEpoch);
      }
    }
  }

  /** What became of a run whose engine was just lost. */
  private claimRecovery(id: string, was: Before): void {
    const { claims } = this;
    const key = keyOf(id, was.generation);
    const is = this.before(id);
    if (this.over.has(key) || was.status === 'failed' || (id === STUDY_RUN && (was.status === 'born' || was.status === 'waiting'))) {
      claims.equal(`state of ${id}, which needs no engine`, is.status, was.status);
      return;
    }
    this.losses.set(key, (this.losses.get(key) ?? 0) + 1);
    if (is.status === 'failed') {
      claims.holds(`${id} is given up after four losses in a row`, (this.losses.get(key) ?? 0) >= 4);
      return;
    }
    const experiment = this.experimentOf(id);
    const step = this.saved.get(key) ?? 0;
    const stepsPerEpoch = stepsPerEpochOf(experiment);
    const epoch = Math.floor(step / stepsPerEpoch);
    const isTraining = was.status === 'running' && !was.isPausing;
    const { code, ...told } = is.recovery ?? { code: null, epoch: -1, isMidEpoch: false, isTraining: false };
    claims.equal(`what is told of ${id}`, [code, told.epoch, told.isMidEpoch, told.isTraining], [this.lastCode, epoch, step % stepsPerEpoch > 0, isTraining]);
    claims.equal(`whether ${id} trains on`, is.status === 'running', isTraining);
    if (id === STUDY_RUN) return;
    const last = Math.max(was.lastEpoch, was.recovery?.again?.[1] ?? 0);
    claims.equal(`epochs of ${id} that are trained again`, is.recovery?.again, last > epoch ? [epoch + 1, last] : null);
    claims.equal(`last epoch of ${id}`, is.lastEpoch, Math.min(was.lastEpoch, epoch));
    if (was.status === 'paused') claims.equal(`${id}, which waits`, [is.lastEpoch, is.step], [was.lastEpoch, was.step]);
  }

  private async perform(action: Action): Promise<void> {
    const { engine, lab } = this;
    switch (action.kind) {
      case 'work':
      case 'deliver':
        break;
      case 'fault':
        await engine.work(1, FAULTS[action.code]);
        break;
      case 'crash':
        this.lastCode = 'worker-crashed';
        await engine.crash();
        break;
      case 'hang':
        this.lastCode = 'worker-hung';
        await engine.hang();
        break;
      case 'lackWebgl':
        engine.lacksWebgl = !engine.lacksWebgl;
        break;
      case 'run':
        this.forgive();
        lab.start();
        break;
      case 'pause':
        for (const id of this.ids()) if (this.before(id).status === 'running') this.pausing.add(id);
        lab.pause();
        break;
      case 'step':
        lab.step();
        break;
      case 'reset':
        lab.reset();
        break;
      case 'restart':
      case 'restartOnCpu':
        this.forgive();
        lab.restart(action.kind === 'restartOnCpu');
        break;
      case 'drop':
        lab.dropRun(openedRunsOf(lab.getState()).at(-1)?.id ?? '');
        break;
      case 'picture':
        this.drawPicture();
        break;
      case 'open':
        lab.open({ kind: 'run', experiment: variantOf(action) });
        break;
      case 'compare':
        lab.open({ kind: 'comparison', experiment: variantOf(action), comparison: { key: 'activation', values: VALUES } });
        break;
      case 'seeds':
        lab.open({ kind: 'study', experiment: variantOf(action), study: { seeds: 3, sweep: null } });
        break;
      case 'sweep':
        lab.open({ kind: 'study', experiment: variantOf(action), study: { seeds: 3, sweep: { axis: 'width', values: [2, 3] } } });
        break;
    }
  }

  /** Runs that failed begin to count anew. */
  private forgive(): void {
    for (const id of this.ids()) {
      const { status, generation } = this.before(id);
      if (status === 'failed') this.losses.delete(keyOf(id, generation));
    }
  }

  private drawPicture(): void {
    for (const draw of this.pictures.splice(0)) draw();
    for (const { id, step, experiment, status } of this.openedRuns()) {
      const last = this.lab.framesOf(id).at(-1)?.step ?? 0;
      this.claims.holds(`updates of ${id} are counted from its last frame`, step >= last && step - last <= stepsPerEpochOf(experiment));
      if (status === 'finished') this.claims.equal(`updates of ${id} when it has finished`, step, last);
    }
  }

  private before(id: string): Before {
    const { study } = this;
    const { runs } = this.lab.getState();
    const generation = this.engine.generations.get(id) ?? 0;
    const isPausing = this.pausing.has(id);
    if (id === STUDY_RUN) return { name: study === null ? '' : id, generation, status: study?.status ?? '', lastEpoch: 0, step: 0, recovery: study?.recovery ?? null, isPausing };
    const run = runs[id];
    return { name: run === undefined ? '' : id, generation, status: run?.status ?? '', lastEpoch: this.lab.framesOf(id).length - 1, step: run?.step ?? 0, recovery: run?.recovery ?? null, isPausing };
  }

  private get study(): StudyRun | null {
    return studyOf(this.lab.getState());
  }

  private openedRuns(): readonly Run[] {
    return openedRunsOf(this.lab.getState());
  }

  /** What can be lost: the open runs, or a study. */
  private ids(): readonly string[] {
    return this.study === null ? this.openedRuns().map(({ id }) => id) : [STUDY_RUN];
  }

  private experimentOf(id: string): Experiment {
    return (id === STUDY_RUN ? this.study?.experiment : this.lab.getState().runs[id]?.experiment) ?? SMALL;
  }
}

function variantOf({ variant }: { readonly variant: number }): Experiment {
  return EXPERIMENTS[variant] ?? SMALL;
}

function keyOf(run: string, generation: number): string {
  return `${run} ${generation}`;
}
