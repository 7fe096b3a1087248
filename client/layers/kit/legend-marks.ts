import type { LegendMark } from '../../map/define-layer.ts';

interface MarkLine<Key extends string> {
  readonly key: Key;
  readonly label: string;
  readonly mark: LegendMark['mark'];
}

/** Legend lines with how many of each are on the map; what is not there is not explained. */
export function countedMarks<Key extends string>(
  keys: Iterable<Key>,
  lines: readonly MarkLine<Key>[],
): readonly LegendMark[] {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return markLines(counts, lines);
}

/** The same from counts. */
export function markLines<Key extends string>(
  counts: ReadonlyMap<Key, number>,
  lines: readonly MarkLine<Key>[],
): readonly LegendMark[] {
  return lines.flatMap(({ key, label, mark }) => {
    const count = counts.get(key);
    return count === undefined ? [] : [{ label: `${label} ${count}`, mark }];
  });
}
