import type { CityEvent, ObservationEvent, Severity } from '../../../contract/event.ts';
import { instantMs } from '../../../contract/instant.ts';
import type { Text } from '../../../contract/place.ts';
import { fits } from '../event-measure.ts';
import type { RecentValues } from './recent-values.ts';
import type { ObservedAs, Sign, Step } from './situation-settings.ts';

const MIN_MS = 60_000;

/** What an event says by one sign. */
export interface Sighting {
  /** 0 = it speaks for nothing (any more). Of a counted sign: 1 each. */
  readonly weight: number;
  readonly atMs: number;
  /** By then it speaks no longer; Infinity = as long as nobody ends it. */
  readonly untilMs: number;
  readonly value?: number;
  readonly unit?: string;
  /** What the words may name. */
  readonly limit?: number;
  readonly label?: Text;
}

/** undefined = the event is not of this sign. */
export function sighting(event: CityEvent, sign: Sign, recent: RecentValues): Sighting | undefined {
  const { reads, feeds } = sign;
  if (!feeds.includes(event.data.provenance.feed)) return undefined;
  if (event.kind === 'observation') return observed(event, sign, recent);
  if (!('kind' in reads) || reads.kind !== event.kind) return undefined;
  const atMs = notAhead(beginMs(event), event);
  const span = spanOf(sign, atMs);
  // What it was before may have fitted.
  if (!fits(event, reads.where)) return { weight: 0, ...span };
  // A call counts by when it came, also once it is dealt with.
  if (reads.form === 'count') return { weight: 1, ...span };
  const weight = isInForce(event) ? (reads.weights[severityOf(event)] ?? 0) : 0;
  return { weight, atMs, untilMs: Math.min(span.untilMs, endMs(event)) };
}

function beginMs(event: CityEvent): number {
  if (event.kind === 'incident') return instantMs(event.data.startedAt);
  if (event.kind === 'request') return instantMs(event.data.requestedAt);
  if (event.kind === 'alert') return instantMs(event.data.onset ?? event.data.sent);
  return instantMs(event.time);
}

/** A clock that runs ahead, or a work that is planned, must not speak for longer than others. */
function notAhead(atMs: number, { recordedtime }: CityEvent): number {
  return Math.min(atMs, instantMs(recordedtime));
}

/** When its message runs out, if it does. */
function endMs(event: CityEvent): number {
  if (event.kind !== 'alert' || event.data.expires === undefined) return Infinity;
  return instantMs(event.data.ends ?? event.data.expires);
}

function isInForce(event: CityEvent): boolean {
  if (event.kind === 'alert') {
    return event.data.status === 'Actual' && event.data.endedAt === undefined;
  }
  return event.kind === 'incident' && event.data.status === 'active';
}

function severityOf(event: CityEvent): Severity {
  return event.kind === 'alert' || event.kind === 'incident' ? event.data.severity : 'Unknown';
}

function spanOf(sign: Sign, atMs: number): { readonly atMs: number; readonly untilMs: number } {
  return { atMs, untilMs: sign.spanMin === undefined ? Infinity : atMs + sign.spanMin * MIN_MS };
}

function observed(
  { subject, data, time, recordedtime }: ObservationEvent,
  sign: Sign,
  recent: RecentValues,
): Sighting | undefined {
  const { reads } = sign;
  if (reads.form !== 'observation' && reads.form !== 'limits') return undefined;
  if (data.observedProperty !== reads.property) return undefined;
  const span = spanOf(sign, time <= recordedtime ? instantMs(time) : instantMs(recordedtime));
  const { result, resultQuality } = data;
  if (typeof result !== 'number' || resultQuality === 'bad' || resultQuality === 'missing') {
    return { weight: 0, ...span };
  }
  if (reads.form === 'limits') {
    const limit = data.thresholds?.findLast(({ value }) => result >= value);
    const weight = limit === undefined ? 0 : (reads.weights[limit.severity] ?? 0);
    const named = limit === undefined ? {} : { limit: limit.value, label: limit.label };
    return { weight, ...span, value: result, unit: data.unit, ...named };
  }
  const value = numberOf(subject, data, reads.as, recent);
  const first = data.thresholds?.[0];
  return {
    weight: value === undefined ? 0 : weightAt(value, reads.steps),
    ...span,
    ...(value === undefined ? {} : { value: Math.round(value * 100) / 100 }),
    unit: isShare(reads.as, data) ? '%' : data.unit,
    ...(first === undefined ? {} : { limit: first.value, label: first.label }),
  };
}

/** A rise of what has a full scale is one of its fill. */
function isShare(as: ObservedAs, { fullScale }: ObservationEvent['data']): boolean {
  if (as.form === 'rise') return isScale(fullScale);
  return as.form === 'fill' || as.form === 'share-of-first';
}

function numberOf(
  subject: string,
  { result, fullScale, thresholds }: ObservationEvent['data'],
  as: ObservedAs,
  recent: RecentValues,
): number | undefined {
  if (typeof result !== 'number') return undefined;
  switch (as.form) {
    case 'value':
      return result;
    case 'fill':
      return isScale(fullScale) ? (100 * result) / fullScale : undefined;
    case 'share-of-first': {
      const first = thresholds?.[0]?.value;
      return first === undefined || first <= 0 ? undefined : (100 * result) / first;
    }
    case 'sum':
      return recent.sum(subject, as.overMin);
    case 'rise':
      return recent.rise(subject, as.overMin);
  }
}

/** A full scale of nothing is an error of its register. */
export function isScale(fullScale: number | undefined): fullScale is number {
  return fullScale !== undefined && fullScale > 0;
}

/** Of the last step that is reached. */
export function weightAt(value: number, steps: readonly Step[]): number {
  return steps.findLast(({ at }) => value >= at)?.weight ?? 0;
}
