import { SEVERITIES, type CityEvent, type IncidentCategory } from '../../../contract/event.ts';
import type { Camera } from '../../../contract/situation.ts';
import type { Coordinate } from '../../../contract/place.ts';
import { firstPlace } from '../first-place.ts';
import { kmBetween, type Ground } from './ground.ts';
import type { CameraPlace } from './situation-settings.ts';

/** Lists stay short enough to read and to send. */
const MOST_LISTED = 40;
const MOST_CAMERAS = 6;
const CAMERA_TYPE = /camera/i;

export interface Inside {
  /** Most severe first, then newest; at most 40 of each. */
  readonly incidents: readonly string[];
  readonly closures: readonly string[];
  readonly alarms: readonly string[];
  /** Open incidents in all. */
  readonly nIncidents: number;
}

/** What lies in the cells of a situation: open incidents, closed roads, alarms, cameras. */
export interface Surroundings {
  note(event: CityEvent): void;
  gone(subject: string): void;
  inside(cells: Iterable<string>, categories: ReadonlySet<IncidentCategory>): Inside;
  /** Nearest first; those in the cells or beside them. */
  cameras(cells: ReadonlySet<string>, near: Coordinate): readonly Camera[];
}

interface Thing {
  readonly subject: string;
  readonly kind: 'incident' | 'alarm' | 'camera';
  readonly cell: string;
  readonly rank: number;
  readonly since: string;
  readonly category?: IncidentCategory;
  readonly isClosure?: boolean;
  readonly camera?: CameraPlace;
}

export function surroundings(ground: Ground, cameras: readonly CameraPlace[]): Surroundings {
  const things = new Map<string, Thing>();
  const byCell = new Map<string, Set<Thing>>();
  const put = (thing: Thing): void => {
    things.set(thing.subject, thing);
    const held = byCell.get(thing.cell);
    if (held === undefined) byCell.set(thing.cell, new Set([thing]));
    else held.add(thing);
  };
  const drop = (subject: string): void => {
    const held = things.get(subject);
    if (held === undefined) return;
    things.delete(subject);
    const beside = byCell.get(held.cell);
    beside?.delete(held);
    if (beside?.size === 0) byCell.delete(held.cell);
  };
  for (const [index, camera] of cameras.entries()) {
    const subject = camera.subject ?? `camera/${index}`;
    const cell = ground.cellOf(camera.lon, camera.lat);
    put({ subject, kind: 'camera', cell, rank: 0, since: '', camera });
  }
  const within = (cells: Iterable<string>): Thing[] => {
    const found: Thing[] = [];
    for (const cell of cells) for (const thing of byCell.get(cell) ?? []) found.push(thing);
    return found;
  };
  return {
    note: (event) => {
      if (event.kind !== 'incident' && event.kind !== 'alarm' && event.kind !== 'asset') return;
      const thing = thingOf(event, ground);
      if (thing !== undefined || things.has(event.subject)) drop(event.subject);
      if (thing !== undefined) put(thing);
    },
    gone: drop,
    inside: (cells, categories) => {
      const found = within(cells);
      const incidents = found.filter(
        ({ kind, category }) =>
          kind === 'incident' && category !== undefined && categories.has(category),
      );
      const listed = (those: readonly Thing[]): readonly string[] =>
        those
          .toSorted(worstFirst)
          .slice(0, MOST_LISTED)
          .map(({ subject }) => subject);
      return {
        incidents: listed(incidents),
        closures: listed(found.filter(({ isClosure }) => isClosure === true)),
        alarms: listed(found.filter(({ kind }) => kind === 'alarm')),
        nIncidents: incidents.length,
      };
    },
    cameras: (cells, near) => {
      const wide = new Set([...cells].flatMap((cell) => ground.steps(cell, 1)));
      return within(wide)
        .flatMap(({ camera }) => (camera === undefined ? [] : [camera]))
        .map((camera) => ({
          ...camera,
          distanceM: Math.round(1000 * kmBetween(near, [camera.lon, camera.lat])),
        }))
        .toSorted((a, b) => a.distanceM - b.distanceM)
        .slice(0, MOST_CAMERAS);
    },
  };
}

function thingOf(
  event: Extract<CityEvent, { kind: 'incident' | 'alarm' | 'asset' }>,
  ground: Ground,
): Thing | undefined {
  const at = firstPlace(event.data.geometry);
  if (at === undefined) return undefined;
  const { subject } = event;
  const cell = ground.cellOf(at[0], at[1]);
  if (event.kind === 'asset') {
    const { assetType, name } = event.data;
    if (!CAMERA_TYPE.test(assetType)) return undefined;
    const camera = { subject, name, lon: at[0], lat: at[1] };
    return { subject, kind: 'camera', cell, rank: 0, since: '', camera };
  }
  const rank = SEVERITIES.indexOf(event.data.severity);
  if (event.kind === 'alarm') {
    const { endedAt, activeSince } = event.data;
    return endedAt === undefined
      ? { subject, kind: 'alarm', cell, rank, since: activeSince }
      : undefined;
  }
  const { status, category, startedAt, roadClosure } = event.data;
  if (status !== 'active') return undefined;
  const isClosure = roadClosure !== undefined;
  return { subject, kind: 'incident', cell, rank, since: startedAt, category, isClosure };
}

function worstFirst(a: Thing, b: Thing): number {
  if (a.rank !== b.rank) return a.rank - b.rank;
  if (a.since !== b.since) return a.since > b.since ? -1 : 1;
  return a.subject < b.subject ? -1 : 1;
}
