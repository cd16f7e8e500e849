import type { Experiment } from '../../core/experiment/experiment.ts';
import { DEFAULT_ENGINE } from '../../core/vocabulary/engines.ts';
import { encodeLink } from '../../core/link/encode.ts';

const MOST = 3;

/** An experiment in a few words for a pinned run: what its link sets apart from the article's first, `lr=0.01, batch=256`. */
export function experimentName(experiment: Experiment): string {
  const link = encodeLink({ ...experiment, engine: DEFAULT_ENGINE });
  if (link === '') return 'article';
  const pairs = link.split('&').map(decodeURIComponent);
  return pairs.length <= MOST ? pairs.join(', ') : `${pairs.slice(-MOST).join(', ')} …`;
}
