import { Router, type Response } from 'express';
import type { Snapshot } from '../../contract/delta.ts';
import type { Instant } from '../../contract/event.ts';
import { PROTOCOL } from '../../contract/socket.ts';
import { textWithEvents } from '../wire/event-text.ts';
import type { HttpParts } from './http-parts.ts';
import { problem } from './problem.ts';
import { badParameters } from './query-problem.ts';
import { queryReader } from './read-query.ts';
import { JSON_TYPE, sendPacked } from './send-packed.ts';
import { SNAPSHOT_QUERY } from './snapshot-query.ts';

const READ = queryReader(SNAPSHOT_QUERY);

/**
 * `GET /api/v1/snapshot`: the whole city now, or at a past instant with mode `replay`; 404 with
 * what is held when that instant is not.
 */
export function snapshotRoute(parts: Pick<HttpParts, 'timeline' | 'city' | 'at' | 'span'>): Router {
  const { timeline, city, at: heldAt, span } = parts;
  const route = Router();
  route.get('/', async (request, response) => {
    const read = READ(request);
    if (!read.ok) return badParameters(response, read.faults);
    const { at, basis = 'known' } = read.query;
    const source = timeline.source();
    const head = {
      protocol: PROTOCOL,
      city: city.id,
      view: 'ops',
      topics: ['core', 'observations', 'positions', 'links'],
    } as const satisfies Partial<Snapshot>;
    if (at === undefined) {
      const events = [...timeline.events()];
      const now = { mode: timeline.mode, speed: source.speed(), now: source.now() };
      const present = { ...timeline.position(), ...head, ...now };
      return await sendPacked(request, response, JSON_TYPE, snapshotText(present, events));
    }
    const held = await heldAt(at, basis);
    if (held === undefined) return notHeld(response, at, await span());
    const { epoch } = timeline.position();
    const past = {
      epoch,
      seq: held.seq,
      ...head,
      mode: 'replay',
      basis,
      speed: 0,
      now: at,
    } as const;
    await sendPacked(request, response, JSON_TYPE, snapshotText(past, held.events));
  });
  return route;
}

function snapshotText(head: Omit<Snapshot, 'events'>, events: Snapshot['events']): string {
  return textWithEvents(head, 'events', events);
}

function notHeld(
  response: Response,
  at: Instant,
  span: { readonly from: Instant; readonly to: Instant } | undefined,
): void {
  const held = span === undefined ? 'nothing is held' : `held: ${span.from} to ${span.to}`;
  problem(response, 404, 'not held', `nothing is held at ${at}; ${held}`);
}
