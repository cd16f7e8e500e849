import type { Finding } from '../../core/diagnosis/finding.ts';

/** What the button beside the headline asks, by the rule of what matters most. */
const QUESTIONS: Readonly<Record<string, string>> = {
  'dead-layer': 'Was it the dead units?',
  'dead-output': 'Was it the dead output?',
  'vanishing-gradient': 'Was it the vanishing gradient?',
  'saturated-units': 'Was it the saturated units?',
  'identical-units': 'Was it the equal units?',
  'no-nonlinearity': 'Does it need a nonlinearity?',
  'bias-at-birth': 'Was it the bias?',
  'nothing-to-learn': 'Was it the labels?',
  'target-out-of-reach': 'Was it the targets?',
  'memorised-labels': 'Was it the labels?',
  overfitting: 'What keeps it from overfitting?',
  'dropout-gap': 'Could it do better?',
};

/** The question that a trial answers, in the words of the button beside the headline: of the finding that matters most. */
export function tryWords(findings: readonly Pick<Finding, 'rule'>[]): string {
  const [first] = findings;
  return first === undefined ? 'Could it do better?' : (QUESTIONS[first.rule] ?? 'Find the cure');
}
