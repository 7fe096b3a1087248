import type { AlarmData } from './alarm.ts';
import type { AssetData } from './asset.ts';
import type { DirectiveData } from './directive.ts';
import type { DistrictCode, Geometry, Text } from './place.ts';
import type { FeedHealth } from './feed-health.ts';
import type { IndicatorData } from './indicator.ts';
import type { PositionData } from './position.ts';
import type { RequestData } from './request.ts';
import type { SituationData } from './situation.ts';
import type { StageData } from './stage.ts';

/** RFC 3339 in UTC with milliseconds, e.g. `2022-08-08T12:05:00.000Z`; sorts as text. */
export type Instant = string;

export const KINDS = [
  'observation',
  'position',
  'incident',
  'alert',
  'request',
  'asset',
  'indicator',
  'feed',
  'situation',
  'alarm',
  'stage',
  'directive',
] as const;
export type Kind = (typeof KINDS)[number];

export const DOMAINS = [
  'disaster',
  'water',
  'traffic',
  'transit',
  'safety',
  'environment',
  'energy',
  'citizen',
  'lighting',
  'administration',
  'system',
] as const;
export type Domain = (typeof DOMAINS)[number];

/** CAP 1.2 severity, most severe first. The source's own tier stays beside it (`originalSeverity`). */
export const SEVERITIES = ['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const CHANGES = ['created', 'updated', 'cancelled', 'expired'] as const;
export type Change = (typeof CHANGES)[number];

/** Why a value is to be read with care; shown beside it. */
export const FLAGS = [
  'future-time',
  'zone-assumed',
  'late',
  'out-of-area',
  'geometry-repaired',
  'geometry-dropped',
  'null-island',
  'unit-assumed',
  'outlier',
  'substituted',
  'default-expiry',
  'severity-mapped',
  'sender-mismatch',
  /** Marked real by its sender, but by its code or its own words a test or exercise. */
  'test-message',
  /** The message has run out, the hazard has not: its sender owes an update. */
  'awaiting-update',
  /** A broker handed it out on subscribing: last known, of unknown age. */
  'retained',
] as const;
export type Flag = (typeof FLAGS)[number];

export const QUALITIES = ['good', 'provisional', 'suspect', 'bad', 'missing'] as const;
export type Quality = (typeof QUALITIES)[number];

/** Only in recordings: whether public reports give this value, or the recording simulates it. */
export type Basis = 'documented' | 'simulated';

/** Where an event came from: enough to find the raw bytes again. */
export interface Provenance {
  readonly feed: string;
  /** The published format, e.g. `Seoul Open Data Plaza ListRainfallService`. */
  readonly standard: string;
  /** The source's own key of the row, as text. */
  readonly ref: string;
  readonly rawId: string;
  /** SHA-256 of the raw body, hex. */
  readonly sha256: string;
  readonly licence: string;
}

/** What every event's data carries. */
export interface EventData {
  /** Upstream order key within the subject; sorts as text. Later arrival never beats a higher version. */
  readonly version: string;
  readonly geometry: Geometry | null;
  readonly districts: readonly DistrictCode[];
  readonly place?: Text;
  readonly flags?: readonly Flag[];
  readonly basis?: Basis;
  readonly provenance: Provenance;
}

/** A level of a gauge that means something, in the unit of the observation, lowest first. */
export interface Threshold {
  readonly value: number;
  readonly severity: Severity;
  readonly label: Text;
}

/** SensorThings words: a value of a datastream at an instant. */
export interface ObservationData extends EventData {
  readonly datastream: string;
  readonly featureOfInterest: { readonly id: string; readonly name: Text };
  readonly observedProperty: string;
  /** UCUM: `m`, `mm`, `km/h`, `1`, `{person}`. */
  readonly unit: string;
  /** When the world was so, by the source's clock. */
  readonly phenomenonTime: Instant;
  /** When the source had the value; never before `phenomenonTime`. */
  readonly resultTime: Instant;
  readonly result: number | string | null;
  readonly resultQuality: Quality;
  /** Lower and upper bound where the source gives a range instead of a value. */
  readonly range?: readonly [number, number];
  readonly thresholds?: readonly Threshold[];
  /** The result at which the thing is full (pipe height), same unit; absent when unknown. */
  readonly fullScale?: number;
}

export const INCIDENT_CATEGORIES = [
  'fire',
  'rescue',
  'ems',
  'flood',
  'landslide',
  'power',
  'accident',
  'breakdown',
  'roadwork',
  'obstruction',
  'weather',
  'assembly',
  'transit',
  'other',
] as const;
export type IncidentCategory = (typeof INCIDENT_CATEGORIES)[number];

/** One step of an incident's official life, with the time it was reached. */
export interface StageMark {
  readonly code: string;
  readonly name: Text;
  readonly at: Instant;
}

/** DATEX II words: something happening, in force until ended. */
export interface IncidentData extends EventData {
  readonly status: 'active' | 'ended';
  readonly category: IncidentCategory;
  /** The source's own type code and wording. */
  readonly sourceType: { readonly code: string; readonly text: string };
  readonly severity: Severity;
  readonly headline: Text;
  readonly description?: string;
  readonly startedAt: Instant;
  readonly expectedEndAt?: Instant;
  readonly endedAt?: Instant;
  readonly roadClosure?: 'full' | 'partial';
  /** Stages reached so far, oldest first; only feeds with an official life cycle. */
  readonly stages?: readonly StageMark[];
  /** Who has it. */
  readonly owner?: Text;
}

/** CAP 1.2 words: an official warning, in force until ended. */
export interface AlertData extends EventData {
  readonly status: 'Actual' | 'Exercise' | 'System' | 'Test';
  readonly msgType: 'Alert' | 'Update' | 'Cancel';
  readonly category: readonly string[];
  readonly event: Text;
  readonly severity: Severity;
  readonly urgency: 'Immediate' | 'Expected' | 'Future' | 'Past' | 'Unknown';
  readonly certainty: 'Observed' | 'Likely' | 'Possible' | 'Unlikely' | 'Unknown';
  readonly sender: Text;
  readonly sent: Instant;
  readonly onset?: Instant;
  readonly expires?: Instant;
  /** Set when the sender has lifted it. */
  readonly endedAt?: Instant;
  readonly headline: Text;
  readonly description?: string;
  /** The source's own tier, e.g. `호우경보`, `긴급재난`. */
  readonly originalSeverity: string;
  readonly areaNames: readonly string[];
  /** What to do, in the language of `description`. */
  readonly instruction?: string;
  /** End of the hazard; `expires` is only the end of the message, after which an update is awaited. */
  readonly ends?: Instant;
  /** `sender,identifier,sent` of the message; set by feeds whose messages refer to each other. */
  readonly messageKey?: string;
  /** Keys of the messages it replaces, known or not. */
  readonly supersedes?: readonly string[];
  readonly responseType?: readonly string[];
  readonly web?: string;
  readonly contact?: string;
  /** The source's own area and event codes (EMMA_ID, SAME, UGC, LGD …). */
  readonly geocodes?: readonly SchemeCode[];
  readonly eventCodes?: readonly SchemeCode[];
  /** The same warning in the languages that are not shown. */
  readonly texts?: readonly AlertText[];
  /** Lower and upper bound above mean sea level. */
  readonly altitudeM?: number;
  readonly ceilingM?: number;
  /** Absent = public. */
  readonly scope?: 'Restricted' | 'Private';
  /** The message carries a signature; nobody has verified it. */
  readonly isSigned?: boolean;
}

/** A code and the list it is from. */
export interface SchemeCode {
  readonly scheme: string;
  readonly code: string;
}

export interface AlertText {
  /** As the source writes it, e.g. `hi-IN`. */
  readonly language: string;
  readonly event?: string;
  readonly headline?: string;
  readonly description?: string;
  readonly instruction?: string;
}

/** CloudEvents 1.0 attributes, the documented extensions, and `city`, `domain`, `kind`, `data`. */
export interface Envelope<K extends Kind, D> {
  readonly specversion: '1.0';
  /** Deterministic; unique per source. A second arrival of the same id is counted, never emitted. */
  readonly id: string;
  /** `/cities/<city>/feeds/<feed>`. */
  readonly source: string;
  readonly type: `city.${K}.${Change}.v1`;
  /** Stable identity of the thing; unique over all kinds (`observation/…`, `incident/…`). */
  readonly subject: string;
  /** By the source's clock. */
  readonly time: Instant;
  /** Ours: when the bytes arrived. */
  readonly recordedtime: Instant;
  /** Given at commit: 16 digits, zero-padded. */
  readonly sequence?: string;
  readonly expirytime?: Instant;
  readonly correlationid?: string;
  readonly datacontenttype: 'application/json';
  readonly city: string;
  readonly domain: Domain;
  readonly kind: K;
  readonly data: D;
}

export type ObservationEvent = Envelope<'observation', ObservationData>;
export type IncidentEvent = Envelope<'incident', IncidentData>;
export type AlertEvent = Envelope<'alert', AlertData>;
export type IndicatorEvent = Envelope<'indicator', IndicatorData>;
export type PositionEvent = Envelope<'position', PositionData>;
export type AssetEvent = Envelope<'asset', AssetData>;
export type RequestEvent = Envelope<'request', RequestData>;
export type FeedEvent = Envelope<'feed', EventData & FeedHealth>;
export type SituationEvent = Envelope<'situation', SituationData>;
export type AlarmEvent = Envelope<'alarm', AlarmData>;
export type StageEvent = Envelope<'stage', StageData>;
export type DirectiveEvent = Envelope<'directive', DirectiveData>;

export type CityEvent =
  | ObservationEvent
  | PositionEvent
  | IncidentEvent
  | AlertEvent
  | RequestEvent
  | AssetEvent
  | IndicatorEvent
  | FeedEvent
  | SituationEvent
  | AlarmEvent
  | StageEvent
  | DirectiveEvent;
