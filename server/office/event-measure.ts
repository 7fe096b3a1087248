import type { CityEvent, Severity } from '../../contract/event.ts';
import { SEVERITIES } from '../../contract/event.ts';
import { instantOf } from '../../contract/instant.ts';
import type { CityView } from './city-view.ts';
import type { Conditions, EventMeasure } from './figure-measure.ts';

const MIN_MS = 60_000;

/** The events that a measure looks at: of its feeds, in force or recent, fitting its conditions. */
export function measuredEvents(
  city: CityView,
  measure: EventMeasure,
  feeds: ReadonlySet<string>,
  nowMs: number,
): readonly CityEvent[] {
  const { kind, withinMin, minSeverity, where } = measure;
  const since = withinMin === undefined ? undefined : instantOf(nowMs - withinMin * MIN_MS);
  const found: CityEvent[] = [];
  for (const event of city.byKind[kind].values()) {
    if (!feeds.has(event.data.provenance.feed)) continue;
    if (since === undefined ? !isInForce(event) : beginOf(event) < since) continue;
    if (minSeverity !== undefined && !isAtLeast(event, minSeverity)) continue;
    if (fits(event, where)) found.push(event);
  }
  return found;
}

/** Neither ended nor closed, and no exercise; what has no end is always in force. */
function isInForce(event: CityEvent): boolean {
  switch (event.kind) {
    case 'incident':
      return event.data.status === 'active';
    case 'alert':
      return event.data.status === 'Actual' && event.data.endedAt === undefined;
    case 'request':
      return event.data.status === 'open';
    case 'asset':
    case 'observation':
    case 'position':
    case 'indicator':
    case 'feed':
    case 'stage':
      return true;
    case 'situation':
    case 'alarm':
    case 'directive':
      return event.data.endedAt === undefined;
  }
}

function beginOf(event: CityEvent): string {
  if (event.kind === 'incident') return event.data.startedAt;
  if (event.kind === 'alert') return event.data.sent;
  return event.kind === 'request' ? event.data.requestedAt : event.time;
}

function isAtLeast(event: CityEvent, least: Severity): boolean {
  if (event.kind !== 'incident' && event.kind !== 'alert') return false;
  return SEVERITIES.indexOf(event.data.severity) <= SEVERITIES.indexOf(least);
}

/** Whether every condition holds; of a list in the data one entry is enough. */
export function fits(event: CityEvent, conditions: Conditions): boolean {
  return Object.entries(conditions).every(([path, wanted]) => {
    const held = path === 'domain' ? [event.domain] : valuesAt(event.data, path.split('.'));
    return held.some((value) =>
      Array.isArray(wanted) ? wanted.some((one) => one === value) : value === wanted,
    );
  });
}

/** Values at a path; a list on the way stands for each of its entries. */
export function valuesAt(data: unknown, path: readonly string[]): readonly unknown[] {
  if (Array.isArray(data)) return data.flatMap((entry: unknown) => valuesAt(entry, path));
  const [key, ...rest] = path;
  if (key === undefined) return [data];
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, key)) return [];
  return valuesAt(Reflect.get(data, key), rest);
}
