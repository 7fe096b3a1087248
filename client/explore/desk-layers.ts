import type { Domain, Kind } from '../../contract/event.ts';
import { FEED_STATES, type FeedState } from '../../contract/feed-health.ts';
import type { Text } from '../../contract/place.ts';
import type { City } from '../city/city.ts';
import { rankOf, type Level } from '../design/severity.ts';
import { layerTitle } from './layer-titles.ts';
import type { Thing } from './thing.ts';

/** One thing that can be switched on at the desk, with what is known of it at the clock. */
export interface DeskLayer {
  readonly id: string;
  readonly title: Text;
  readonly kind: Kind;
  readonly domain: Domain;
  readonly count: number;
  /** Of them with a place on the map. */
  readonly placed: number;
  /** 관심 and above. */
  readonly abnormal: number;
  readonly worst: Level;
  readonly feeds: readonly string[];
  /** Worst state of its feeds; absent for what the office computes. */
  readonly health?: FeedState;
  /** Of the newest row, by the source's clock. */
  readonly newestMs: number;
  /** UCUM, where all rows have the same. */
  readonly unit?: string;
}

const worstState = (states: readonly FeedState[]): FeedState | undefined =>
  FEED_STATES.findLast((state) => states.includes(state));

/** Layers of the rows, in the order in which rows name them first. */
export function deskLayers(
  things: readonly Thing[],
  feeds: City['byKind']['feed'],
): readonly DeskLayer[] {
  const states = new Map([...feeds.values()].map(({ data }) => [data.feed, data.state]));
  return [...Map.groupBy(things, ({ layer }) => layer)].flatMap(([id, rows]) => {
    const [first] = rows;
    if (first === undefined) return [];
    const own = [...new Set(rows.map(({ feed }) => feed))].toSorted();
    const health = worstState(own.flatMap((feed) => states.get(feed) ?? []));
    const units = new Set(rows.map(({ unit }) => unit));
    const [unit] = units;
    return [
      {
        id,
        title: layerTitle(id),
        kind: first.kind,
        domain: first.domain,
        count: rows.length,
        placed: rows.filter(({ at, geometry }) => at !== undefined || geometry !== null).length,
        abnormal: rows.filter(({ level }) => level !== '?' && level > 0).length,
        worst: rows.reduce<Level>(
          (worst, { level }) => (rankOf(level) > rankOf(worst) ? level : worst),
          0,
        ),
        feeds: own,
        ...(health === undefined ? {} : { health }),
        newestMs: rows.reduce((newest, { atMs }) => Math.max(newest, atMs), 0),
        ...(units.size === 1 && unit !== undefined ? { unit } : {}),
      },
    ];
  });
}

/** What an analyst finds on when nothing was asked for: what is wrong, and what tells of it. */
const USUAL: readonly string[] = [
  'situation/',
  'incident/closure',
  'incident/flood',
  'incident/fire',
  'incident/landslide',
  'alert/',
  'observation/water.level',
  'observation/rain.depth10m',
];

/** Ids of the usual layers that there are. */
export function usualLayers(layers: readonly DeskLayer[]): readonly string[] {
  return layers
    .filter(({ id }) =>
      USUAL.some((usual) => (usual.endsWith('/') ? id.startsWith(usual) : id === usual)),
    )
    .map(({ id }) => id);
}
