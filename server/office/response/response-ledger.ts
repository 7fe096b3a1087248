import type { IncidentEvent, Instant } from '../../../contract/event.ts';
import { instantMs } from '../../../contract/instant.ts';
import type { DistrictCode } from '../../../contract/place.ts';
import { lifecycleOf } from './response-clock.ts';
import type { ResponseSettings } from './response-settings.ts';

/** What the shares need of a call. */
export interface TimedCall {
  readonly version: string;
  readonly receivedMs: number;
  readonly districts: readonly DistrictCode[];
  /** Seconds from and to the steps of the golden time; absent = one of the two is not known. */
  readonly goldenSec?: number;
  /** Seconds of each stretch whose two ends are known, by its id. */
  readonly segments: ReadonlyMap<string, number>;
}

const WINDOW_MS = 24 * 3_600_000;

/** The calls of the last 24 h, by the newest word on each, in whatever order words arrive. */
export interface ResponseLedger {
  /** Whether it changed. */
  note(incident: IncidentEvent): boolean;
  /** Forgets what is out of the window; what is left was received after `sinceMs`. */
  calls(nowMs: number): { readonly sinceMs: number; readonly calls: Iterable<TimedCall> };
  /** Calls before this instant are not all known. */
  begin(atMs: number): void;
}

export function responseLedger(settings: ResponseSettings): ResponseLedger {
  const calls = new Map<string, TimedCall>();
  let knownSinceMs = Number.POSITIVE_INFINITY;
  return {
    begin: (atMs) => {
      knownSinceMs = Math.min(knownSinceMs, atMs);
    },
    note: (incident) => {
      if (lifecycleOf(incident, settings) === undefined) return calls.delete(incident.subject);
      const held = calls.get(incident.subject);
      if (held !== undefined && incident.data.version < held.version) return false;
      calls.set(incident.subject, timed(incident, settings));
      return true;
    },
    calls: (nowMs) => {
      const sinceMs = Math.max(nowMs - WINDOW_MS, knownSinceMs);
      for (const [subject, { receivedMs }] of calls) {
        if (receivedMs < sinceMs) calls.delete(subject);
      }
      return { sinceMs, calls: calls.values() };
    },
  };
}

function timed(incident: IncidentEvent, settings: ResponseSettings): TimedCall {
  const { version, districts, startedAt, stages = [] } = incident.data;
  const at = new Map<string, Instant>();
  for (const mark of stages) if (!at.has(mark.code)) at.set(mark.code, mark.at);
  const between = (from: string, to: string): number | undefined => {
    const [begin, end] = [at.get(from), at.get(to)];
    if (begin === undefined || end === undefined || end < begin) return undefined;
    return (instantMs(end) - instantMs(begin)) / 1000;
  };
  const goldenSec = between(settings.golden.from, settings.golden.to);
  return {
    version,
    receivedMs: instantMs(startedAt),
    districts,
    ...(goldenSec === undefined ? {} : { goldenSec }),
    segments: new Map(
      settings.segments.flatMap(({ id, from, to }): readonly [string, number][] => {
        const sec = between(from, to);
        return sec === undefined ? [] : [[id, sec]];
      }),
    ),
  };
}
