/** Keys of the address that belong to the page, not to the experiment; they stay when the experiment changes. */
const PAGE_KEYS: ReadonlySet<string> = new Set(['present', 'theme', 'lesson']);

/** The pairs of a hash that belong to the page, as they stand in it. */
export function pagePairs(hash: string): readonly string[] {
  return hash
    .replace(/^#/, '')
    .split('&')
    .filter((pair) => PAGE_KEYS.has(pair.split('=', 1)[0] ?? ''));
}

/** A hash, without `#`, in which a key of the page has a value, or null does not stand. */
export function withPageValue(hash: string, key: string, value: string | null): string {
  const others = hash
    .replace(/^#/, '')
    .split('&')
    .filter((pair) => pair !== '' && pair.split('=', 1)[0] !== key);
  return [...others, ...(value === null ? [] : [`${key}=${value}`])].join('&');
}

/**
 * The hash, without `#`, of an experiment's link and the page's own pairs. A lesson beside no setting would mean the
 * lesson's settings, so that the version says that the defaults are meant.
 */
export function joinHash(link: string, pairs: readonly string[]): string {
  const isBareLesson = /^(engine=[^&]*)?$/.test(link) && lessonPairs(pairs).length > 0;
  return [isBareLesson ? 'v=1' : '', link, ...pairs].filter((part) => part !== '').join('&');
}

/** Those of the page's pairs that belong to a shared link: the lesson. */
export function lessonPairs(pairs: readonly string[]): readonly string[] {
  return pairs.filter((pair) => pair.startsWith('lesson='));
}

/** The last value given for a key of the page in a hash. */
export function pageValue(hash: string, key: string): string | undefined {
  const pair = pagePairs(hash).findLast((each) => each.startsWith(`${key}=`));
  return pair?.slice(key.length + 1);
}
