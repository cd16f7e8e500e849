const seconds = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** A span of time in the unit that suits it: `0.9 s`, `42 s`, `18 min`, `2 h 5 min`. */
export function formatDuration(span: number): string {
  if (!Number.isFinite(span) || span < 0) return '–';
  if (span < 9.95) return `${tenths.format(span)} s`;
  if (span < 99.5) return `${seconds.format(span)} s`;
  const minutes = Math.round(span / 60);
  if (minutes < 100) return `${minutes} min`;
  return `${seconds.format(Math.floor(minutes / 60))} h ${minutes % 60} min`;
}
