import { createHash } from 'node:crypto';
import { Router, type Request } from 'express';
import type { CityEvent, Instant } from '../../contract/event.ts';
import type { HistoryQueries } from '../../contract/history.ts';
import type { TraceAnswer, TracedFeed, TracedRaw, TracedReading } from '../../contract/trace.ts';
import { problem } from './problem.ts';
import { queryProblem } from './query-problem.ts';
import type { HeldBody, RawParts } from './raw-route.ts';
import { noParameters } from './read-query.ts';
import { JSON_TYPE, sendPacked } from './send-packed.ts';

/** Where it stands in the interface. */
export const TRACE_PATH = '/events/:id/trace';

export interface TraceParts extends RawParts {
  readonly history: Pick<HistoryQueries, 'event'>;
  /** The source as it is connected; undefined = it is no longer. */
  readonly feed: (id: string) => TracedFeed | undefined;
  /** Reads the body again and tells what made the event; `busy` = not now. */
  readonly read: (held: HeldBody, event: CityEvent) => Promise<TracedReading | 'busy'>;
  /** When the very same bytes came. */
  readonly receipts: (named: {
    readonly rawId: string;
    readonly sha256: string;
  }) => Promise<readonly Instant[]>;
  /** Until when a body was to be held. */
  readonly heldUntil: (rawId: string) => Instant | undefined;
}

/**
 * `GET /api/v1/events/{id}/trace`: which bytes of the message made which property of an event, found
 * by reading it again. 404 for an id nobody sent, 503 while too many are asked for. Bytes that are
 * gone or withheld are told of, and nothing of them is shown.
 */
export function traceRoute(parts: TraceParts): Router {
  const route = Router({ mergeParams: true });
  route.get('/', noParameters, async (request: Request<{ readonly id: string }>, response) => {
    const { id } = request.params;
    const found = await parts.history.event(id);
    if (!found.ok) return queryProblem(response, found);
    const event =
      found.answer.find(({ data }) => data.provenance.rawId.includes('@')) ?? found.answer[0];
    if (event === undefined) return problem(response, 404, 'no such event', id);
    const { raw, held } = await rawOf(event, parts);
    const reading = held === undefined ? undefined : await parts.read(held, event);
    if (reading === 'busy') return queryProblem(response, TOO_MANY);
    const feed = parts.feed(event.data.provenance.feed);
    const answer: TraceAnswer = {
      id: event.id,
      ...(feed === undefined ? {} : { feed }),
      raw,
      ...(reading === undefined ? {} : { reading }),
    };
    await sendPacked(request, response, JSON_TYPE, JSON.stringify(answer));
  });
  return route;
}

const TOO_MANY = { kind: 'unavailable', detail: 'too many traces at once' } as const;

async function rawOf(
  { data }: CityEvent,
  { get, isWithheld, receipts, heldUntil }: TraceParts,
): Promise<{ readonly raw: TracedRaw; readonly held?: HeldBody }> {
  const { rawId, sha256, feed } = data.provenance;
  if (!rawId.includes('@')) {
    return { raw: { state: 'computed', derivedFrom: derivedFrom(data) } };
  }
  const named = { rawId, sha256 };
  if (isWithheld(feed)) return { raw: { state: 'withheld', ...named } };
  const held = await get(rawId);
  if (held === undefined) return { raw: { state: 'unknown', ...named } };
  if (held === 'gone') {
    const until = heldUntil(rawId);
    return {
      raw: { state: 'gone', ...named, ...(until === undefined ? {} : { heldUntil: until }) },
    };
  }
  const kept = createHash('sha256').update(held.body).digest('hex');
  const again = (await receipts(named)).filter((at) => at !== held.receivedAt);
  const { call, receivedAt, contentType } = held;
  return {
    held,
    raw: {
      state: 'held',
      ...named,
      path: `/api/v1/raw/${encodeURIComponent(rawId)}`,
      call,
      receivedAt,
      bytes: held.body.byteLength,
      isIntact: kept === sha256,
      again,
      ...(contentType === undefined ? {} : { contentType }),
    },
  };
}

function derivedFrom(data: CityEvent['data']): readonly string[] {
  return 'derivedFrom' in data ? data.derivedFrom : [];
}
