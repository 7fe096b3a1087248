import type { AggregateAnswer } from '../../contract/history.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Past so many days an hour is too thin to be seen. */
const mostDaysByHour = 10;

interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Where in the past much went on: what of it is not told had nothing, unless it is in a hole. */
export interface Density {
  readonly by: 'hour' | 'day';
  /** How many things had news in it. */
  readonly bars: readonly (Span & { readonly count: number })[];
  /** What is told of these may be too little. */
  readonly holes: readonly Span[];
}

/** What the counts of a span are told by. */
export function densityBy({ fromMs, toMs }: Span): 'hour' | 'day' {
  return toMs - fromMs > mostDaysByHour * dayMs ? 'day' : 'hour';
}

/** Counts of several kinds, added up. */
export function densityOf(answers: readonly AggregateAnswer[], by: 'hour' | 'day'): Density {
  const counts = new Map<number, number>();
  for (const { groups } of answers) {
    for (const { key, count } of groups) {
      const fromMs = Date.parse(key[0] ?? '');
      if (!Number.isNaN(fromMs)) counts.set(fromMs, (counts.get(fromMs) ?? 0) + count);
    }
  }
  const holes = answers.flatMap(({ holes: missing = [] }) =>
    missing.map(({ from, to }) => ({ fromMs: Date.parse(from), toMs: Date.parse(to) })),
  );
  const wideMs = by === 'hour' ? hourMs : dayMs;
  return {
    by,
    bars: [...counts].map(([fromMs, count]) => ({ fromMs, toMs: fromMs + wideMs, count })),
    holes,
  };
}
