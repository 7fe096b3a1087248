import type { CityEvent } from '../../../contract/event.ts';
import { instantOf } from '../../../contract/instant.ts';
import { firstPlace } from '../first-place.ts';
import { cellClusters, type CellClusters, type Cluster } from './cell-clusters.ts';
import { dueQueue } from './due-queue.ts';
import { evidenceText, type Wording } from './evidence-text.ts';
import type { Ground } from './ground.ts';
import type { Coordinate, DistrictCode, Text } from '../../../contract/place.ts';
import type { Sighting } from './sighting.ts';
import type { SignIndex } from './sign-index.ts';
import type { Factor, Sign } from './situation-settings.ts';

const MIN_MS = 60_000;

/** Something that speaks for a hazard, and where. */
export interface Held {
  readonly key: string;
  readonly factor: string;
  readonly sign: Sign;
  readonly subject: string;
  readonly feed: string;
  readonly at: string;
  readonly knownAt: string;
  readonly value?: number;
  readonly unit?: string;
  /** In words; made only for what is listed. */
  readonly text: () => Text;
  readonly weight: number;
  readonly untilMs: number;
  readonly isPast: boolean;
  readonly place: Coordinate | undefined;
  /** Where it counts; empty = all over its districts. */
  readonly cells: readonly string[];
  readonly districts: readonly DistrictCode[];
  /** Basins all of which it speaks for. */
  readonly basins: readonly string[];
}

/** What speaks for one hazard in a city, by cell; what is near each other is one cluster. */
export interface EvidenceBook {
  readonly clusters: CellClusters;
  get(key: string): Held | undefined;
  note(event: CityEvent, factor: Factor, sign: Sign, seen: Sighting, nowMs: number): void;
  /** The thing has left the city: what it said has passed, and its cells stay for a while. */
  drop(subject: string, nowMs: number): void;
  /** After a restart: evidence whose event is gone, so that its cells stay for a while. */
  recall(held: Held, nowMs: number): void;
  /** What time alone changes. */
  advance(nowMs: number): void;
  /** Clusters in which something changed since it was last asked. */
  touched(): ReadonlySet<Cluster>;
  /** Keys of what speaks for these districts or this basin as a whole. */
  wide(districts: Iterable<DistrictCode>, basin: string | undefined): Iterable<string>;
}

/** What joins signs of a subject into one key. */
const keyOf = (factor: Factor, sign: Sign, subject: string): string =>
  `${factor.id}/${factor.signs.indexOf(sign)}/${subject}`;

/**
 * `lingerMin`: cells stay so long after their evidence has passed, so that a situation does not
 * fall to pieces while it recedes.
 */
export function evidenceBook(parts: {
  readonly ground: Ground;
  readonly joinCells: number;
  readonly lingerMin: number;
  readonly signs: Pick<SignIndex, 'basinsOf' | 'reaches'>;
  readonly wording: Wording;
}): EvidenceBook {
  const { ground, joinCells, lingerMin, signs, wording } = parts;
  const book = new Map<string, Held>();
  const bySubject = new Map<string, Set<string>>();
  const byCell = new Map<string, Set<string>>();
  const byDistrict = new Map<DistrictCode, Set<string>>();
  const byBasin = new Map<string, Set<string>>();
  const clusters = cellClusters(ground, joinCells);
  const due = dueQueue();
  let touched = new Set<Cluster>();
  const isWide = ({ cells, basins }: Held): boolean => cells.length === 0 || basins.length > 0;
  const touch = (held: Held): void => {
    for (const cell of held.cells) {
      const cluster = clusters.of(cell);
      if (cluster !== undefined) touched.add(cluster);
    }
    if (isWide(held)) for (const cluster of clusters.all()) touched.add(cluster);
  };

  const whereOf = (
    subject: string,
    place: Coordinate | undefined,
    sign: Sign,
  ): Pick<Held, 'cells' | 'basins'> => {
    if (place === undefined) return { cells: [], basins: signs.basinsOf(subject, undefined, sign) };
    const from = ground.cellOf(place[0], place[1]);
    const cells = ground
      .around(from, sign.radiusKm)
      .filter((cell) => signs.reaches(subject, from, cell, sign));
    return { cells, basins: signs.basinsOf(subject, from, sign) };
  };

  const put = (held: Held): void => {
    book.set(held.key, held);
    setIn(bySubject, held.subject, held.key);
    for (const cell of held.cells) {
      setIn(byCell, cell, held.key);
      clusters.add(cell).evidence.add(held.key);
    }
    if (held.cells.length === 0) {
      for (const code of held.districts) setIn(byDistrict, code, held.key);
    }
    for (const basin of held.basins) setIn(byBasin, basin, held.key);
    // A join moves evidence to another cluster: only now is it known which.
    touch(held);
  };
  const remove = (key: string): void => {
    const held = book.get(key);
    if (held === undefined) return;
    touch(held);
    book.delete(key);
    deleteIn(bySubject, held.subject, key);
    for (const code of held.districts) deleteIn(byDistrict, code, key);
    for (const basin of held.basins) deleteIn(byBasin, basin, key);
    const bare: string[] = [];
    for (const cell of held.cells) {
      clusters.of(cell)?.evidence.delete(key);
      if (deleteIn(byCell, cell, key)) bare.push(cell);
    }
    if (bare.length > 0) clusters.remove(bare, (cell) => byCell.get(cell) ?? []);
  };
  const replace = (held: Held): void => {
    book.set(held.key, held);
    touch(held);
  };
  const pass = (held: Held, nowMs: number): void => {
    replace({ ...held, isPast: true, untilMs: nowMs });
    due.add(nowMs + lingerMin * MIN_MS, held.key);
  };

  return {
    clusters,
    get: (key) => book.get(key),
    note: (event, factor, sign, seen, nowMs) => {
      const key = keyOf(factor, sign, event.subject);
      const before = book.get(key);
      if (seen.weight === 0 || seen.untilMs <= nowMs) {
        if (before !== undefined && !before.isPast) pass(before, nowMs);
        return;
      }
      const { geometry, districts, provenance } = event.data;
      const place = firstPlace(geometry);
      const isSame = before !== undefined && isSamePlace(before, place, districts);
      const where = isSame ? before : whereOf(event.subject, place, sign);
      const held: Held = {
        key,
        factor: factor.id,
        sign,
        subject: event.subject,
        feed: provenance.feed,
        at: instantOf(seen.atMs),
        knownAt: event.recordedtime,
        ...(seen.value === undefined ? {} : { value: seen.value }),
        ...(seen.unit === undefined ? {} : { unit: seen.unit }),
        text: () => evidenceText(event, sign, seen, wording),
        weight: seen.weight,
        untilMs: seen.untilMs,
        isPast: false,
        place,
        cells: where.cells,
        districts,
        basins: where.basins,
      };
      if (isSame) {
        // What says as much as before changes no score.
        if (before.isPast || before.weight !== held.weight) replace(held);
        else book.set(key, held);
      } else {
        remove(key);
        put(held);
      }
      if (seen.untilMs < Infinity) due.add(seen.untilMs, key);
    },
    drop: (subject, nowMs) => {
      for (const key of bySubject.get(subject) ?? []) {
        const held = book.get(key);
        if (held?.isPast === false) pass(held, nowMs);
      }
    },
    recall: (held, nowMs) => {
      if (book.has(held.key)) return;
      put({ ...held, isPast: true, untilMs: nowMs });
      due.add(nowMs + lingerMin * MIN_MS, held.key);
    },
    advance: (nowMs) => {
      for (const key of due.take(nowMs)) {
        const held = book.get(key);
        if (held === undefined) continue;
        if (!held.isPast && held.untilMs <= nowMs) pass(held, held.untilMs);
        else if (held.isPast && held.untilMs + lingerMin * MIN_MS <= nowMs) remove(key);
      }
    },
    touched: () => {
      const found = touched;
      touched = new Set();
      return found;
    },
    *wide(districts, basin) {
      const seen = new Set<string>();
      for (const code of districts) for (const key of byDistrict.get(code) ?? []) seen.add(key);
      if (basin !== undefined) for (const key of byBasin.get(basin) ?? []) seen.add(key);
      yield* seen;
    },
  };
}

/** What has no place speaks for its districts: those of a warning change. */
function isSamePlace(
  before: Held,
  place: Coordinate | undefined,
  districts: readonly DistrictCode[],
): boolean {
  if (place !== undefined) {
    return before.place?.[0] === place[0] && before.place[1] === place[1];
  }
  return before.place === undefined && before.districts.join() === districts.join();
}

function setIn(sets: Map<string, Set<string>>, at: string, key: string): void {
  const held = sets.get(at);
  if (held === undefined) sets.set(at, new Set([key]));
  else held.add(key);
}

/** Whether nothing is left there. */
function deleteIn(sets: Map<string, Set<string>>, at: string, key: string): boolean {
  const held = sets.get(at);
  if (held === undefined) return false;
  held.delete(key);
  if (held.size > 0) return false;
  sets.delete(at);
  return true;
}
