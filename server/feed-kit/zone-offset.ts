/** Offsets change only at multiples of a quarter of an hour in every zone since 1972. */
const BUCKET_MS = 900_000;
/** About 100 days of distinct quarters; then the cache starts anew. */
const MAX_BUCKETS = 10_000;

interface Zone {
  readonly format: Intl.DateTimeFormat;
  readonly offsets: Map<number, number>;
}

const zones = new Map<string, Zone>();

/** How far the zone's wall clock is ahead of UTC at `utcMs`. Throws on an unknown zone. */
export function offsetMs(utcMs: number, zone: string): number {
  let known = zones.get(zone);
  if (known === undefined) {
    known = { format: formatOf(zone), offsets: new Map() };
    zones.set(zone, known);
  }
  const bucket = Math.floor(utcMs / BUCKET_MS);
  const cached = known.offsets.get(bucket);
  if (cached !== undefined) return cached;
  if (known.offsets.size >= MAX_BUCKETS) known.offsets.clear();
  const offset = wallClockOf(bucket * BUCKET_MS, known.format) - bucket * BUCKET_MS;
  known.offsets.set(bucket, offset);
  return offset;
}

/** A wall clock's reading (as if UTC) → UTC ms; the first of two, `undefined` for a skipped one. */
export function wallClockToMs(localMs: number, zone: string): number | undefined {
  // A day to each side, so that both offsets around a change are tried.
  const before = localMs - offsetMs(localMs - 86_400_000, zone);
  if (before + offsetMs(before, zone) === localMs) return before;
  const after = localMs - offsetMs(localMs + 86_400_000, zone);
  return after + offsetMs(after, zone) === localMs ? after : undefined;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
}

function wallClockOf(utcMs: number, format: Intl.DateTimeFormat): number {
  const part: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of format.formatToParts(utcMs)) part[type] = Number(value);
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** Whether it names an IANA zone; also those that are only known as another name of one (Asia/Kolkata). */
export function isZone(name: string): boolean {
  if (!/^[A-Z]\w+(\/[\w+-]+)*$/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
