import type { CityEvent, Instant, Kind } from '../../contract/event.ts';
import type { AlertChains } from './chain-space.ts';
import type { FeedRecord } from './feed-record.ts';
import { seenIds, type SeenIds } from './seen-ids.ts';

export type EventOf<K extends Kind> = Extract<CityEvent, { kind: K }>;

/** What is in force now. One owner changes it: merge, expire and their neighbours in this folder. */
export interface CityState {
  readonly city: string;
  /** Changes when the numbering starts anew: data loss, seek. */
  epoch: string;
  /** Of the last change. */
  seq: number;
  readonly byKind: { readonly [K in Kind]: Map<string, EventOf<K>> };
  readonly feeds: Map<string, FeedRecord>;
  readonly seen: SeenIds;
  /** Alerts whose messages replace each other. */
  readonly chains: AlertChains;
  /** Alerts that the last complete list of a feed left out; a second one ends them. */
  readonly absentAlerts: Map<string, ReadonlySet<string>>;
  /** By kind, a time before which none of it was on its way out. */
  readonly leaving: Map<Kind, Instant>;
  now: Instant;
}

/** An empty city whose feeds are known but have said nothing yet. */
export function cityState(
  city: string,
  epoch: string,
  feeds: readonly FeedRecord[],
  now: Instant,
): CityState {
  return {
    city,
    epoch,
    seq: 0,
    byKind: nothingInForce(),
    feeds: new Map(feeds.map((record) => [record.facts.id, record])),
    seen: seenIds(),
    chains: new Map(),
    absentAlerts: new Map(),
    leaving: new Map(),
    now,
  };
}

/** No event of any kind. */
export function nothingInForce(): CityState['byKind'] {
  return {
    observation: new Map(),
    position: new Map(),
    incident: new Map(),
    alert: new Map(),
    request: new Map(),
    asset: new Map(),
    indicator: new Map(),
    feed: new Map(),
    situation: new Map(),
    alarm: new Map(),
    stage: new Map(),
    directive: new Map(),
  };
}
