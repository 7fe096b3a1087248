import {
  DOMAINS,
  INCIDENT_CATEGORIES,
  KINDS,
  type Domain,
  type Kind,
} from '../../contract/event.ts';
import { FEED_STATES, type FeedHealth, type FeedState } from '../../contract/feed-health.ts';
import type { Text } from '../../contract/place.ts';
import type { City } from '../city/city.ts';
import type { Level } from '../design/severity.ts';
import { areaLayers } from './area-layers.ts';
import { domainOfLayer } from './layer-domain.ts';
import { stackRank } from './layer-stack.ts';
import { mainDomain, tallyLayers, type LayerTally } from './layer-tally.ts';
import { layerTitle } from './layer-titles.ts';
import type { Thing } from './thing.ts';

/** One thing that can be switched on at the desk, with what is known of it at the clock. */
export interface DeskLayer {
  readonly id: string;
  readonly title: Text;
  readonly kind: Kind;
  /** Of most of its rows. */
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
  /** The last good answer of its feeds, epoch ms; absent = never one. */
  readonly lastGoodMs?: number;
  /** Of the newest row, by the source's clock; 0 = there is none. */
  readonly newestMs: number;
  /** UCUM, where all rows have the same. */
  readonly unit?: string;
  /** `silent`: a source that no row is from, named so that its silence is seen. `unknown`: no row, and nobody who could tell of one is heard. */
  readonly lack?: 'silent' | 'unknown' | 'unrecorded';
}

type Feeds = ReadonlyMap<string, FeedHealth>;

/** What the health of its feeds says of a layer: the worst of them, and when one was last heard. */
function healthOf(own: Iterable<string>, feeds: Feeds): Pick<DeskLayer, 'health' | 'lastGoodMs'> {
  const known = [...own].flatMap((feed) => feeds.get(feed) ?? []);
  const health = FEED_STATES.findLast((state) => known.some((feed) => feed.state === state));
  const goods = known.flatMap(({ lastGood }) => (lastGood === null ? [] : [Date.parse(lastGood)]));
  return {
    ...(health === undefined ? {} : { health }),
    ...(goods.length === 0 ? {} : { lastGoodMs: Math.max(...goods) }),
  };
}

function filledLayer(id: string, tally: LayerTally, feeds: Feeds): DeskLayer {
  const { title, kind, count, placed, abnormal, worst, newestMs, unit } = tally;
  return {
    id,
    title,
    kind,
    domain: mainDomain(tally),
    count,
    placed,
    abnormal,
    worst,
    feeds: [...tally.feeds].toSorted(),
    ...healthOf(tally.feeds, feeds),
    newestMs,
    ...(unit === undefined ? {} : { unit }),
  };
}

const EMPTY = { count: 0, placed: 0, abnormal: 0, worst: 0, newestMs: 0 } as const;

/** A source that no row is from, under its own name. */
function silentLayer(health: FeedHealth): DeskLayer {
  const { feed, title, about, state, transport } = health;
  return {
    id: `feed/${feed}`,
    title,
    kind: 'feed',
    domain: about,
    ...EMPTY,
    feeds: [feed],
    ...healthOf([feed], new Map([[feed, health]])),
    // Connected in this city, but not part of the recording that plays.
    lack: state === 'not-connected' && transport !== undefined ? 'unrecorded' : 'silent',
  };
}

/** Domains whose incidents come from one desk: calls tell of fires, closures of trains. */
const ONE_DESK: readonly (readonly Domain[])[] = [
  ['disaster', 'safety'],
  ['traffic', 'transit'],
];

/** Whether a source would tell of it: of incidents only one that tells incidents, of the rest any of its domain. */
function wouldTell({ about, tells }: FeedHealth, id: string, kind: Kind, domain: Domain): boolean {
  if (kind !== 'incident') return about === domain;
  const mayTell = tells?.some((told) => told === id || told === kind) ?? true;
  const isOneDesk = ONE_DESK.some((desk) => desk.includes(about) && desk.includes(domain));
  return mayTell && (about === domain || isOneDesk);
}

/** A layer without a row at this instant. */
function emptyLayer(id: string, feeds: Feeds): DeskLayer[] {
  const kind = KINDS.find((known) => id === known || id.startsWith(`${known}/`));
  if (kind === undefined || kind === 'feed') return [];
  const domain = domainOfLayer(id);
  const isHeard = [...feeds.values()].some(
    (feed) => (feed.state === 'live' || feed.state === 'late') && wouldTell(feed, id, kind, domain),
  );
  const lack = isHeard ? {} : ({ lack: 'unknown' } as const);
  return [{ id, title: layerTitle(id), kind, domain, ...EMPTY, feeds: [], ...lack }];
}

/** Sorts of events that are listed whether there is one or not. */
const ALWAYS: readonly string[] = [...INCIDENT_CATEGORIES, 'closure'].map(
  (category) => `incident/${category}`,
);

/** Within a domain: what is said to be wrong first, then what tells of it. */
const ORDER_OF_KINDS: readonly Kind[] = [
  'situation',
  'alarm',
  'alert',
  'incident',
  'observation',
  'position',
  'asset',
  'request',
  'indicator',
  'stage',
  'directive',
  'feed',
];

const inOrder = (a: DeskLayer, b: DeskLayer): number =>
  DOMAINS.indexOf(a.domain) - DOMAINS.indexOf(b.domain) ||
  ORDER_OF_KINDS.indexOf(a.kind) - ORDER_OF_KINDS.indexOf(b.kind) ||
  (a.id < b.id ? -1 : 1);

/** The same objects for layers of which nothing has changed, so that their rows are not drawn anew. */
function kept(next: readonly DeskLayer[], before: readonly DeskLayer[]): readonly DeskLayer[] {
  const held = new Map(before.map((layer) => [layer.id, layer]));
  const layers = next.map((layer) => {
    const last = held.get(layer.id);
    return last !== undefined && JSON.stringify(last) === JSON.stringify(layer) ? last : layer;
  });
  const isSame =
    layers.length === before.length && layers.every((layer, index) => layer === before[index]);
  return isSame ? before : layers;
}

/**
 * Every layer there is at the clock, in an order that rows do not change: by domain, kind and id.
 * What is `on` is listed without rows too, and a source without any as itself. Of `before` only
 * the objects are used again.
 */
export function deskLayers(
  things: readonly Thing[],
  byKind: Pick<City['byKind'], 'feed' | 'indicator'>,
  on: Iterable<string> = [],
  before: readonly DeskLayer[] = [],
): readonly DeskLayer[] {
  const feeds: Feeds = new Map([...byKind.feed.values()].map(({ data }) => [data.feed, data]));
  const filled = [
    ...[...tallyLayers(things)].map(([id, tally]) => filledLayer(id, tally, feeds)),
    ...areaLayers(byKind.indicator),
  ];
  const ids = new Set(filled.map(({ id }) => id));
  const told = new Set(filled.flatMap((layer) => layer.feeds));
  const empty = [...new Set([...ALWAYS, ...on])].filter((id) => !ids.has(id));
  const silent = [...feeds.values()].filter(({ feed }) => !told.has(feed));
  const all = [
    ...filled,
    ...empty.flatMap((id) => emptyLayer(id, feeds)),
    ...silent.map(silentLayer),
  ];
  return kept(all.toSorted(inOrder), before);
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

/** Ids of the usual layers that there are, as they are stacked: the top one first. */
export function usualLayers(layers: readonly DeskLayer[]): readonly string[] {
  return layers
    .filter(({ id, count }) => count > 0 && isUsual(id))
    .map(({ id }) => id)
    .toSorted((a, b) => stackRank(b) - stackRank(a));
}

const isUsual = (id: string): boolean =>
  USUAL.some((usual) => (usual.endsWith('/') ? id.startsWith(usual) : id === usual));
