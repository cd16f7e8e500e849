import { useMemo, useState } from 'react';
import { canDie } from '../../../core/vocabulary/activations.ts';
import { noteProgress } from '../../model/lesson/progressState.ts';
import { ONE_UNIT } from '../../model/chapters/lessonPages.ts';
import { FIRST_UNIT, LEAKY, RELU, rowsOf, type BoxId, limited, readUnit, stepUnit, type Unit, type UnitReading } from './unit.ts';
import { stepWords } from './unitWords.ts';

/** The unit under the hand, what is read of it, and the ways to change it. */
export interface UnitUnderHand {
  readonly unit: Unit;
  readonly inputs: readonly number[];
  readonly box: BoxId;
  readonly isLeaky: boolean;
  readonly canDie: boolean;
  readonly learningRate: number;
  readonly reading: UnitReading;
  /** What the last step did; empty when something else has changed since. */
  readonly said: string;
  readonly move: (part: Partial<Unit>) => void;
  readonly choose: (part: Partial<Choices>) => void;
  readonly step: () => void;
  readonly startOver: () => void;
}

interface Choices {
  readonly box: BoxId;
  readonly isLeaky: boolean;
  readonly learningRate: number;
}

const FIRST_CHOICES: Choices = { box: 'negative-box', isLeaky: false, learningRate: 0.5 };

/** State of the first chapter's picture. */
export function useUnit(): UnitUnderHand {
  const [unit, setUnit] = useState(FIRST_UNIT);
  const [choices, setChoices] = useState(FIRST_CHOICES);
  const [said, setSaid] = useState('');
  const { box, isLeaky, learningRate } = choices;
  const inputs = useMemo(() => rowsOf(box), [box]);
  const activation = isLeaky ? LEAKY : RELU;
  const reading = useMemo(() => readUnit(unit, inputs, activation), [unit, inputs, activation]);
  function place(next: Unit, words: string): void {
    setUnit(next);
    setSaid(words);
    noteProgress(ONE_UNIT.id, { isDone: true });
  }
  return {
    ...choices,
    unit,
    inputs,
    canDie: canDie(activation),
    reading,
    said,
    move: (part) => place({ kernel: limited(part.kernel ?? unit.kernel), bias: limited(part.bias ?? unit.bias) }, ''),
    choose: (part) => {
      setChoices({ ...choices, ...part });
      setSaid('');
    },
    step: () => {
      const after = stepUnit(unit, reading.gradient, learningRate);
      place(after, stepWords(unit, after));
    },
    startOver: () => {
      place(FIRST_UNIT, '');
      setChoices(FIRST_CHOICES);
    },
  };
}
