import type { Text } from '../../contract/place.ts';
import type { DenseTable } from './dense-table.ts';
import { byText } from './gather.ts';
import { lineLengthM } from './line-length.ts';
import { linkValue } from './link-value.ts';

type Table = DenseTable<'links'>;

/** Links of one name as one road. */
export interface Corridor {
  readonly name: Text;
  /** All of its length over all the time it takes. */
  readonly speedKmh: number;
  /** Datastream of the link where it goes slowest. */
  readonly slowest: string;
}

export interface Corridors {
  /** Slowest first. */
  readonly roads: readonly Corridor[];
  /** All roads together; undefined = no speed is known. */
  readonly meanKmh: number | undefined;
  /** Links with a speed, of those that tell one at all. */
  readonly known: number;
  readonly of: number;
  /** When the newest of the speeds was so. */
  readonly newestMs: number | undefined;
  readonly feeds: readonly string[];
}

/** A jam moves a little: a road at a standstill is not endlessly long. */
const LEAST_KMH = 1;
/** A short piece says little of a road. */
const LEAST_M = 800;
/** Speeds that differ less stand in the order of their names, so that rows keep their places. */
const STEP_KMH = 2;

interface Sum {
  readonly name: Text;
  lengthM: number;
  hours: number;
  slowest: string;
  slowestKmh: number;
}

const LENGTHS = new WeakMap<Table['entries'], Float64Array>();

function lengthsOf(entries: Table['entries']): Float64Array {
  const held = LENGTHS.get(entries);
  if (held !== undefined) return held;
  const lengths = Float64Array.from(entries, (entry) =>
    entry?.geometry?.type === 'LineString' ? lineLengthM(entry.geometry.coordinates) : 0,
  );
  LENGTHS.set(entries, lengths);
  return lengths;
}

const datastreamOf = (subject: string): string => subject.replace(/^observation\//, '');

/** The roads of the city by the speeds of their links. */
export function selectCorridors(table: Table): Corridors {
  const lengths = lengthsOf(table.entries);
  const roads = new Map<string, Sum>();
  const feeds = new Set<string>();
  const all = { lengthM: 0, hours: 0 };
  let [known, of, newestMs] = [0, 0, Number.NEGATIVE_INFINITY];
  for (const [slot, entry] of table.entries.entries()) {
    if (entry === undefined || entry.unit !== 'km/h') continue;
    feeds.add(entry.feed);
    of += 1;
    const speed = linkValue(table, slot);
    if (speed === undefined) continue;
    known += 1;
    newestMs = Math.max(newestMs, table.columns.atMs[slot] ?? newestMs);
    const lengthM = lengths[slot] ?? 0;
    const hours = lengthM / 1000 / Math.max(LEAST_KMH, speed);
    all.lengthM += lengthM;
    all.hours += hours;
    const held = roads.get(entry.name.ko);
    const road = held ?? {
      name: entry.name,
      lengthM: 0,
      hours: 0,
      slowest: '',
      slowestKmh: Infinity,
    };
    if (held === undefined) roads.set(entry.name.ko, road);
    road.lengthM += lengthM;
    road.hours += hours;
    if (speed < road.slowestKmh) {
      road.slowestKmh = speed;
      road.slowest = datastreamOf(entry.subject);
    }
  }
  return {
    roads: [...roads.values()]
      .filter(({ lengthM }) => lengthM >= LEAST_M)
      .map(toCorridor)
      .toSorted(bySlowness),
    meanKmh: all.hours > 0 ? all.lengthM / 1000 / all.hours : undefined,
    known,
    of,
    newestMs: Number.isFinite(newestMs) ? newestMs : undefined,
    feeds: [...feeds],
  };
}

function toCorridor({ name, lengthM, hours, slowest }: Sum): Corridor {
  return { name, speedKmh: lengthM / 1000 / hours, slowest };
}

function bySlowness(a: Corridor, b: Corridor): number {
  const step = ({ speedKmh }: Corridor): number => Math.round(speedKmh / STEP_KMH);
  return step(a) - step(b) || byText(a.name.ko, b.name.ko);
}
