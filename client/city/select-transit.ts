import { OCCUPANCIES } from '../../contract/position.ts';
import type { Text } from '../../contract/place.ts';
import type { DenseTable } from './dense-table.ts';
import { byText } from './gather.ts';

/** Trains or buses of one line or route, by how new their places are. */
export interface LineTraffic {
  readonly id: string;
  readonly name: Text;
  /** Heard of within twice the time between two answers. */
  running: number;
  /** Not heard of for longer: they may run or stand. */
  unheard: number;
  /** Of the running ones: nobody more finds room. */
  crowded: number;
  /** Of the running ones: somebody says how full they are. */
  counted: number;
}

export interface Transit {
  /** Underground, trams and railways, in the order of their names. */
  readonly rail: readonly LineTraffic[];
  readonly road: readonly LineTraffic[];
  readonly railFeeds: readonly string[];
  readonly roadFeeds: readonly string[];
}

/** A vehicle fades at twice the time between two answers of its source, and is gone at five times. */
export const COASTS_AFTER = 2;
export const GONE_AFTER = 5;
/** Where a source names no time between two answers. */
export const USUAL_EVERY_SEC = 60;

const RAIL: ReadonlySet<string> = new Set(['subway', 'rail', 'tram']);
const ROAD: ReadonlySet<string> = new Set(['bus']);
const CROWDED = OCCUPANCIES.indexOf('crushed');

/** What runs now, by line; `everySec` of a feed tells how old a place may be. */
export function selectTransit(
  table: DenseTable<'positions'>,
  everySec: (feed: string) => number | undefined,
  nowMs: number,
): Transit {
  const [rail, road] = [new Map<string, LineTraffic>(), new Map<string, LineTraffic>()];
  const [railFeeds, roadFeeds] = [new Set<string>(), new Set<string>()];
  for (const [slot, entry] of table.entries.entries()) {
    if (entry === undefined) continue;
    const isRail = RAIL.has(entry.mode);
    if (!isRail && !ROAD.has(entry.mode)) continue;
    (isRail ? railFeeds : roadFeeds).add(entry.feed);
    const ageMs = nowMs - (table.columns.atMs[slot] ?? Number.NEGATIVE_INFINITY);
    const everyMs = (everySec(entry.feed) || USUAL_EVERY_SEC) * 1000;
    if (!(ageMs <= GONE_AFTER * everyMs)) continue;
    const line = lineOf(isRail ? rail : road, entry.route ?? { id: '' });
    if (ageMs > COASTS_AFTER * everyMs) {
      line.unheard += 1;
      continue;
    }
    line.running += 1;
    const fullness = ((table.columns.status[slot] ?? 0) >> 3) & 0b111;
    if (fullness === 0) continue;
    line.counted += 1;
    if (fullness - 1 >= CROWDED) line.crowded += 1;
  }
  return {
    rail: [...rail.values()].toSorted((a, b) => byText(a.name.ko, b.name.ko)),
    road: [...road.values()].toSorted((a, b) => byText(a.name.ko, b.name.ko)),
    railFeeds: [...railFeeds],
    roadFeeds: [...roadFeeds],
  };
}

function lineOf(
  lines: Map<string, LineTraffic>,
  { id, name }: { readonly id: string; readonly name?: Text },
): LineTraffic {
  const held = lines.get(id);
  if (held !== undefined) return held;
  const made = { id, name: name ?? { ko: id }, running: 0, unheard: 0, crowded: 0, counted: 0 };
  lines.set(id, made);
  return made;
}

/** All lines as one. */
export function allOf(lines: readonly LineTraffic[]): Omit<LineTraffic, 'id' | 'name'> {
  const sum = (pick: (line: LineTraffic) => number): number =>
    lines.reduce((total, line) => total + pick(line), 0);
  return {
    running: sum(({ running }) => running),
    unheard: sum(({ unheard }) => unheard),
    crowded: sum(({ crowded }) => crowded),
    counted: sum(({ counted }) => counted),
  };
}
