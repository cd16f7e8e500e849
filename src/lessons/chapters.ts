/** One setting that the reader can open: a question and the link of the experiment that answers it. */
export interface Chapter {
  readonly id: string;
  /** Position of its group in the article's order, from 1; 0 stands before the article, 10 is the control. */
  readonly number: number;
  readonly title: string;
  /** What running it answers. */
  readonly question: string;
  /** Hash without `#`, in canonical form; empty is the article's first experiment at full size. */
  readonly link: string;
}

/** A heading of the chapter menu; chapters of equal `number` stand under it. */
export interface ChapterGroup {
  readonly number: number;
  readonly title: string;
}

export const CHAPTER_GROUPS: readonly ChapterGroup[] = [
  { number: 0, title: 'In a few seconds' },
  { number: 1, title: '1 · One ReLU layer' },
  { number: 2, title: '2 · More layers' },
  { number: 3, title: '3 · More data' },
  { number: 4, title: '4 · Dropout' },
  { number: 5, title: '5 · More epochs' },
  { number: 6, title: '6 · Other initializers' },
  { number: 7, title: '7 · Negative kernels' },
  { number: 8, title: '8 · Other activations' },
  { number: 9, title: '9 · SELU with AlphaDropout' },
  { number: 10, title: 'Control: labels that can be learnt' },
];

/** The settings of "Is ReLU Dead?" in its order, each at full size, then the control that it leaves out. */
export const CHAPTERS: readonly Chapter[] = [
  {
    id: 'quick-look',
    number: 0,
    title: 'One ReLU layer, quick',
    question: 'The first experiment with fewer, larger steps: do the units die here too?',
    link: 'rows=20000&lr=0.01&batch=256',
  },
  {
    id: 'quick-three-layers',
    number: 0,
    title: 'Three ReLU layers, quick',
    question: 'Three layers with fewer, larger steps: which layer dies first?',
    link: 'rows=20000&hidden=64,64,64&lr=0.01&batch=256',
  },
  {
    id: 'one-layer',
    number: 1,
    title: 'One ReLU layer',
    question: 'Inputs are all negative. Do 64 ReLU units survive 25 epochs?',
    link: '',
  },
  {
    id: 'three-layers',
    number: 2,
    title: 'Three ReLU layers',
    question: 'Do more layers keep units alive?',
    link: 'hidden=64,64,64',
  },
  {
    id: 'more-rows',
    number: 3,
    title: 'A million rows',
    question: 'Does five times the data, drawn the same way, change the outcome?',
    link: 'rows=1000000',
  },
  {
    id: 'dropout',
    number: 4,
    title: 'Dropout 0.25',
    question: 'Does dropout keep units alive?',
    link: 'dropout=0.25',
  },
  {
    id: 'more-epochs',
    number: 5,
    title: '100 epochs',
    question: 'Do dead units come back when training goes on?',
    link: 'epochs=100',
  },
  {
    id: 'he-normal',
    number: 6,
    title: 'he_normal',
    question: 'Do larger kernels, scaled for ReLU, postpone death?',
    link: 'initializer=he_normal',
  },
  {
    id: 'he-uniform',
    number: 6,
    title: 'he_uniform',
    question: 'Does the shape of the distribution matter at equal scale?',
    link: 'initializer=he_uniform',
  },
  {
    id: 'lecun-normal',
    number: 6,
    title: 'lecun_normal',
    question: 'Does a scale between the first experiment and he_normal land between them?',
    link: 'initializer=lecun_normal',
  },
  {
    id: 'lecun-uniform',
    number: 6,
    title: 'lecun_uniform',
    question: 'The uniform counterpart of lecun_normal: do as many units die?',
    link: 'initializer=lecun_uniform',
  },
  {
    id: 'random-uniform',
    number: 6,
    title: 'random_uniform ±0.05',
    question: 'Small kernels again, uniform this time: do as many units die?',
    link: 'initializer=random_uniform',
  },
  {
    id: 'negative-kernels',
    number: 7,
    title: 'Uniform (−1, 0), one layer',
    question: 'Negative kernels on negative inputs: every unit is on at birth. How long?',
    link: 'initializer=random_uniform:-1:0',
  },
  {
    id: 'negative-kernels-three-layers',
    number: 7,
    title: 'Uniform (−1, 0), three layers',
    question: 'The second layer receives positive inputs. Is anything alive there at birth?',
    link: 'hidden=64,64,64&initializer=random_uniform:-1:0',
  },
  {
    id: 'tanh',
    number: 8,
    title: 'tanh',
    question: 'No unit can die. Does the loss fall?',
    link: 'activation=tanh',
  },
  {
    id: 'sigmoid',
    number: 8,
    title: 'Sigmoid',
    question: 'No unit can die. Does the loss fall?',
    link: 'activation=sigmoid',
  },
  {
    id: 'leaky-relu',
    number: 8,
    title: 'Leaky ReLU',
    question: 'A slope below zero keeps every gradient alive. Does the loss fall?',
    link: 'activation=leaky_relu',
  },
  {
    id: 'selu',
    number: 9,
    title: 'SELU, lecun_normal, AlphaDropout 0.25',
    question: 'Gradients stay away from zero. Is that learning?',
    link: 'activation=selu&initializer=lecun_normal&alpha_dropout=0.25',
  },
  {
    id: 'control-sum',
    number: 10,
    title: 'Labels follow the sum',
    question: 'The same inputs and network, labels that depend on the inputs: does it learn?',
    link: 'labels=sum',
  },
  {
    id: 'control-norm',
    number: 10,
    title: 'Labels follow the norm',
    question: 'A curved boundary on the same inputs: does it learn?',
    link: 'labels=norm',
  },
  {
    id: 'control-xor',
    number: 10,
    title: 'Labels are an exclusive or',
    question: 'No straight line separates these labels: does it learn?',
    link: 'labels=xor',
  },
];
