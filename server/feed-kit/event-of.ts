import { hash } from 'node:crypto';
import type {
  AlertData,
  AssetEvent,
  AlertEvent,
  Change,
  Domain,
  Envelope,
  EventData,
  Flag,
  IncidentData,
  IncidentEvent,
  IndicatorEvent,
  Instant,
  Kind,
  ObservationData,
  ObservationEvent,
  PositionEvent,
  RequestEvent,
} from '../../contract/event.ts';
import type { AssetData } from '../../contract/asset.ts';
import type { PledgeData, StatisticData, VoteData } from '../../contract/city-indicator.ts';
import type { PositionData } from '../../contract/position.ts';
import type { RequestData } from '../../contract/request.ts';
import type { RowContext } from './define-connector.ts';

/** What all events of a format have in common; one constant a connector. */
export interface Origin {
  /** The published format in words. */
  readonly standard: string;
  readonly licence: string;
  readonly domain: Domain;
}

interface EnvelopeParts {
  /** `observation/…`, `incident/…`, `alert/…`: unique over all kinds. */
  readonly subject: string;
  /** The source's own key of the row. */
  readonly ref: string;
  /** By the source's clock. */
  readonly time: Instant;
  /** Upstream order key; absent = `time`. */
  readonly version?: string;
  /** If not the origin's. */
  readonly domain?: Domain;
  /** The source changes rows without a new version: the id then carries a hash of the content. */
  readonly isEdited?: boolean;
  readonly expirytime?: Instant;
  readonly correlationid?: string;
}

type Own<D extends EventData> = Omit<D, 'version' | 'provenance' | 'flags'> & {
  readonly flags?: readonly Flag[] | undefined;
};

export type ObservationParts = EnvelopeParts &
  Omit<Own<ObservationData>, 'datastream' | 'phenomenonTime' | 'resultTime' | 'resultQuality'> & {
    /** If it differs from `time`. */
    readonly resultTime?: Instant;
    /** Absent = `good`. */
    readonly resultQuality?: ObservationData['resultQuality'];
  };
export type IncidentParts = EnvelopeParts & Own<IncidentData>;
export type AlertParts = EnvelopeParts & Own<AlertData>;
export type PositionParts = EnvelopeParts & Omit<Own<PositionData>, 'track' | 'phenomenonTime'>;
export type AssetParts = EnvelopeParts & Own<AssetData>;
export type RequestParts = EnvelopeParts & Own<RequestData>;
type PublishedData = StatisticData | PledgeData | VoteData;
export type IndicatorParts = EnvelopeParts & (Own<StatisticData> | Own<PledgeData> | Own<VoteData>);

/** A source's clock may be this far ahead of ours before its times are held for wrong. */
const FUTURE_TOLERANCE_MS = 120_000;

/** A value of a datastream; the datastream is the subject without its kind. */
export function observationOf(
  context: Pick<RowContext, 'frame' | 'city'>,
  origin: Origin,
  parts: ObservationParts,
): ObservationEvent {
  const { time, resultTime = time } = parts;
  return wrap<'observation', ObservationData>('observation', 'updated', context, origin, parts, {
    datastream: withoutKind(parts.subject),
    phenomenonTime: time,
    resultTime: resultTime > time ? resultTime : time,
    resultQuality: parts.resultQuality ?? 'good',
  });
}

/** Something happening; `cancelled` in its type once ended. */
export function incidentOf(
  context: Pick<RowContext, 'frame' | 'city'>,
  origin: Origin,
  parts: IncidentParts,
): IncidentEvent {
  const change = parts.status === 'ended' ? 'cancelled' : 'updated';
  return wrap<'incident', IncidentData>('incident', change, context, origin, parts);
}

/** An official warning; `cancelled` in its type once lifted. */
export function alertOf(
  context: Pick<RowContext, 'frame' | 'city'>,
  origin: Origin,
  parts: AlertParts,
): AlertEvent {
  const change = parts.msgType === 'Cancel' ? 'cancelled' : 'updated';
  return wrap<'alert', AlertData>('alert', change, context, origin, parts);
}

/** Where a vehicle was at `time`; its track is the subject without its kind. */
export function positionOf(
  context: Pick<RowContext, 'frame' | 'city'>,
  origin: Origin,
  parts: PositionParts,
): PositionEvent {
  return wrap<'position', PositionData>('position', 'updated', context, origin, parts, {
    track: withoutKind(parts.subject),
    phenomenonTime: parts.time,
  });
}

/** Equipment as last known. Its attributes arrive whole: what a message leaves out is not known. */
export function assetOf(
  context: Pick<RowContext, 'frame' | 'city'>,
  origin: Origin,
  parts: AssetParts,
): AssetEvent {
  return wrap<'asset', AssetData>('asset', 'updated', context, origin, parts);
}

/** A citizen's report; `cancelled` in its type once closed. */
export function requestOf(
  context: Pick<RowContext, 'frame' | 'city'>,
  origin: Origin,
  parts: RequestParts,
): RequestEvent {
  const change = parts.status === 'closed' ? 'cancelled' : 'updated';
  return wrap<'request', RequestData>('request', change, context, origin, parts);
}

/** A figure, pledge or vote as its publisher gives it. */
export function indicatorOf(
  context: Pick<RowContext, 'frame' | 'city'>,
  origin: Origin,
  parts: IndicatorParts,
): IndicatorEvent {
  return wrap<'indicator', PublishedData>('indicator', 'updated', context, origin, parts);
}

function withoutKind(subject: string): string {
  return subject.slice(subject.indexOf('/') + 1);
}

function wrap<K extends Kind, D extends EventData>(
  kind: K,
  change: Change,
  { frame, city }: Pick<RowContext, 'frame' | 'city'>,
  origin: Origin,
  parts: EnvelopeParts & Pick<Own<D>, 'flags'>,
  further?: Partial<D>,
): Envelope<K, D> {
  const {
    subject,
    ref,
    time,
    version,
    domain,
    isEdited,
    expirytime,
    correlationid,
    flags,
    ...own
  } = parts;
  // `own` is a fresh object: filled in place, because this runs for every row of a replay.
  if (further !== undefined) Object.assign(own, further);
  const isFuture = isAhead(time, frame.receivedAt);
  const raised: readonly Flag[] = isFuture ? [...(flags ?? []), 'future-time'] : (flags ?? []);
  const order = version ?? time;
  const content = isEdited === true ? `#${contentHash(own)}` : '';
  const data = Object.assign(own, {
    version: isFuture ? frame.receivedAt : order,
    provenance: {
      feed: frame.feed,
      standard: origin.standard,
      ref,
      rawId: frame.rawId,
      sha256: frame.sha256,
      licence: city.licence ?? origin.licence,
    },
  });
  if (raised.length > 0) Object.assign(data, { flags: raised });
  const event: Envelope<K, D> = {
    specversion: '1.0',
    // By the source's own key even if that is in the future: else each poll would make a new event.
    id: `${subject}@${order}${content}`,
    source: `/cities/${city.id}/feeds/${frame.feed}`,
    type: `city.${kind}.${change}.v1`,
    subject,
    time,
    recordedtime: frame.receivedAt,
    datacontenttype: 'application/json',
    city: city.id,
    domain: domain ?? city.about ?? origin.domain,
    kind,
    // TypeScript cannot see through `Omit` of a type parameter that nothing is left out.
    data: data as D,
  };
  if (expirytime === undefined && correlationid === undefined) return event;
  return {
    ...event,
    ...(expirytime === undefined ? {} : { expirytime }),
    ...(correlationid === undefined ? {} : { correlationid }),
  };
}

function isAhead(time: Instant, receivedAt: Instant): boolean {
  // Instants sort as text; the dates are parsed only for the rare future one.
  return time > receivedAt && Date.parse(time) - Date.parse(receivedAt) > FUTURE_TOLERANCE_MS;
}

function contentHash(content: object): string {
  return hash('sha256', JSON.stringify(content)).slice(0, 8);
}
