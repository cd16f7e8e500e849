import { useMemo } from 'react';
import { useLab } from '../../../store/theLab.ts';

interface Choosable<Id extends string> {
  readonly key: string;
  readonly options: readonly { readonly id: Id }[];
}

/** That values of a setting are compared, and how many; undefined where they are not. */
export function useComparedNote(key: string): string | undefined {
  return useLab(({ shown }) => (shown?.kind === 'comparison' && shown.comparison.key === key ? `${shown.comparison.values.length} compared` : undefined));
}

/** The ids of a setting that the runs side by side compare; empty where another setting, or none, is compared. */
export function useCompared<Id extends string>({ key, options }: Choosable<Id>): readonly Id[] {
  const comparison = useLab(({ shown }) => (shown?.kind === 'comparison' ? shown.comparison : null));
  return useMemo(() => {
    if (comparison?.key !== key) return [];
    const values = new Set(comparison.values.map((value) => value.split(':')[0]));
    return options.flatMap(({ id }) => (values.has(id) ? [id] : []));
  }, [comparison, key, options]);
}
