import { offsetMs } from '../feed-kit/zone-offset.ts';

/** Stands for the event's time in the source's own key of a row; of the private use area, so never in a key itself. */
const TOKEN = '\u{E000}';

/** How sources write a time into their keys, by the zone's clock or UTC: most of it first. */
const WRITTEN: readonly ((local: string, utc: string) => string)[] = [
  (_local, utc) => utc,
  (local) => `${local.slice(0, 10)} ${local.slice(11, 19)}`,
  (local) => local.slice(0, 19),
  (local) => digits(local).slice(0, 14),
  (local) => `${local.slice(0, 10)} ${local.slice(11, 16)}`,
  (local) => `${digits(local).slice(0, 8)} ${local.slice(11, 16)}`,
  (local) => digits(local).slice(0, 12),
  (local) => digits(local).slice(0, 10),
];

/** Enough digits in a row for a date, dashes allowed. */
const LOOKS_DATED = /\d{4}-?\d\d-?\d\d/;

/** A row's key with its time replaced by a token, so that the keys of a series are all alike. */
export function refPattern(ref: string, atMs: number, zone: string): string {
  if (!LOOKS_DATED.test(ref)) return ref;
  const { local, utc } = clocks(atMs, zone);
  for (const [index, write] of WRITTEN.entries()) {
    const text = write(local, utc);
    if (ref.includes(text)) return ref.replaceAll(text, `${TOKEN}${index}${TOKEN}`);
  }
  return ref;
}

/** The key again; one that `refPattern` could not shorten comes back as it was. */
export function filledRef(pattern: string, atMs: number, zone: string): string {
  if (!pattern.includes(TOKEN)) return pattern;
  const { local, utc } = clocks(atMs, zone);
  return pattern.replaceAll(/\u{E000}(\d)\u{E000}/gu, (whole, index: string) => {
    const write = WRITTEN[Number(index)];
    return write === undefined ? whole : write(local, utc);
  });
}

interface Clocks {
  readonly atMs: number;
  readonly zone: string;
  readonly local: string;
  readonly utc: string;
}

/** Values of one answer mostly speak of one instant. */
let last: Clocks | undefined;

function clocks(atMs: number, zone: string): Clocks {
  if (last?.atMs !== atMs || last.zone !== zone) {
    last = {
      atMs,
      zone,
      local: new Date(atMs + offsetMs(atMs, zone)).toISOString(),
      utc: new Date(atMs).toISOString(),
    };
  }
  return last;
}

function digits(instant: string): string {
  return instant.replaceAll(/\D/g, '');
}
