import type { BriefingLine, BriefingSection } from '../../contract/briefing.ts';

/** A section of so many lines at most; the rest is counted. */
export function section(
  head: Pick<BriefingSection, 'id' | 'title' | 'summary'>,
  lines: readonly BriefingLine[],
  atMost: number,
): BriefingSection {
  const { length } = lines;
  return {
    ...head,
    lines: lines.slice(0, atMost),
    ...(length > atMost ? { more: length - atMost } : {}),
  };
}

/** Oldest first; of one instant, by subject, so that the order is always the same. */
export function inTime(a: BriefingLine, b: BriefingLine): number {
  return (
    compare(a.at, b.at) ||
    compare(a.subject ?? '', b.subject ?? '') ||
    compare(a.text.ko, b.text.ko)
  );
}

export function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
