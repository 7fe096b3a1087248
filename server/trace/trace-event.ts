import type { CityEvent } from '../../contract/event.ts';
import type { TracedReading } from '../../contract/trace.ts';
import type { CityContext } from '../feed-kit/city-context.ts';
import type { Connector } from '../feed-kit/define-connector.ts';
import type { RawFrame } from '../feed-kit/raw-frame.ts';
import { changedProperties, soughtProperties } from './event-properties.ts';
import { restOf } from './rest-of.ts';
import { traceBody } from './trace-body.ts';

interface TraceParts {
  readonly connector: Pick<Connector, 'read'>;
  readonly city: CityContext;
  readonly frame: RawFrame;
  /** The event as it is kept. */
  readonly event: CityEvent;
  /** A clock that never goes back, ms. */
  readonly nowMs: () => number;
}

/** A body is read again at most so often, and for so long: what is not asked by then is told. */
const MOST_READS = 4000;
const MOST_MS = 1500;
const MOST_FIELDS = 500;
/** Larger tables, as of a whole country's stops, are not gone through. */
const MOST_TABLE_BYTES = 1_000_000;

/**
 * Finds which bytes of a message made which property of an event, by the connector itself: it reads
 * the body again with one field written otherwise, and what changes was made by that field. So it
 * holds for every connector, also for one that is not written yet.
 */
export function traceEvent({ connector, city, frame, event, nowMs }: TraceParts): TracedReading {
  const endMs = nowMs() + MOST_MS;
  let reads = 0;
  const isSpent = (): boolean => reads >= MOST_READS || nowMs() > endMs;
  const read = (asked: RawFrame): readonly CityEvent[] => {
    reads += 1;
    return connector.read(asked, city).events;
  };
  const events = read(frame);
  const found = events.find(({ id }) => id === event.id) ?? alike(events, event);
  if (found === undefined) return { state: 'not-reproduced', fields: [], rest: [] };
  const message = traceBody(frame.body, frame.contentType, found, {
    read: (body) => read({ ...frame, body }),
    isSpent,
  });
  const tables = Object.entries(frame.companions ?? {}).flatMap(([table, bytes]) => {
    if (bytes.byteLength > MOST_TABLE_BYTES || isSpent()) return [];
    const traced = traceBody(bytes, undefined, found, {
      read: (body) => read({ ...frame, companions: { ...frame.companions, [table]: body } }),
      isSpent,
    });
    const makers = traced?.fields.filter(({ makes }) => makes.length > 0) ?? [];
    return makers.map((field) => ({ ...field, table }));
  });
  const fields = [...(message?.fields ?? []), ...tables];
  const made = new Set(fields.flatMap(({ makes }) => makes));
  const rest = restOf(found, made, city, (other) => connector.read(frame, other).events);
  const differs = changedProperties(soughtProperties(event), soughtProperties(found));
  return {
    state: message === undefined ? 'unknown-form' : 'traced',
    ...(message === undefined ? {} : { form: message.form, row: message.row }),
    fields: fields.slice(0, MOST_FIELDS),
    rest,
    differs: differs.filter((path) => !ADDED.test(path)),
    ...(isSpent() || fields.length > MOST_FIELDS ? { isCut: true } : {}),
  };
}

/** What the city adds to an event, or changes when it closes it, after it was read. */
const ADDED =
  /^(?:sequence|type|expirytime|correlationid|data\.(?:basis|status|endedAt|flags\.\d+))$/;

function alike(events: readonly CityEvent[], { subject, data }: CityEvent): CityEvent | undefined {
  const same = events.filter((each) => each.subject === subject);
  return same.find((each) => each.data.provenance.ref === data.provenance.ref) ?? same[0];
}
