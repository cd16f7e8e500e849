import { beforeEach, describe, expect, it } from 'vitest';
import { goToStep, leaveSteps, stepBeside, stepOf, stepsOf } from './steps.ts';

const trains = { id: 'one-layer', until: 'end' } as const;
const isBorn = { id: 'scale', until: 'birth' } as const;

describe('the steps of a lesson', () => {
  beforeEach(leaveSteps);

  it('lead from the question to the verdict, by a run where birth does not decide', () => {
    expect(stepsOf(trains)).toEqual(['question', 'prediction', 'run', 'measured', 'verdict']);
    expect(stepsOf(isBorn)).toEqual(['question', 'prediction', 'measured', 'verdict']);
  });

  it('are gone through one by one, forwards and back, and end at the ends', () => {
    const seen = [stepOf(trains)];
    for (let next = stepBeside(trains, 1); next !== null; next = stepBeside(trains, 1)) {
      goToStep(trains, next);
      seen.push(stepOf(trains));
    }
    expect(seen).toEqual(stepsOf(trains));
    for (let back = stepBeside(trains, -1); back !== null; back = stepBeside(trains, -1)) goToStep(trains, back);
    expect(stepOf(trains)).toBe('question');
  });

  it('begin with the question in another lesson, and in the same one when it is opened anew', () => {
    goToStep(trains, 'verdict');
    expect(stepOf(isBorn)).toBe('question');
    leaveSteps();
    expect(stepOf(trains)).toBe('question');
  });
});
