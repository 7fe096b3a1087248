import { Router, type Response } from 'express';
import type { Snapshot } from '../../contract/delta.ts';
import type { Instant } from '../../contract/event.ts';
import { PROTOCOL } from '../../contract/socket.ts';
import { textWithEvents } from '../wire/event-text.ts';
import type { HttpParts } from './http-parts.ts';
import { playbackMode } from './playback-mode.ts';
import { problem } from './problem.ts';
import { badParameters } from './query-problem.ts';
import { queryReader } from './read-query.ts';
import { JSON_TYPE, sendPacked } from './send-packed.ts';
import { SNAPSHOT_QUERY } from './snapshot-query.ts';

const READ = queryReader(SNAPSHOT_QUERY);

/**
 * `GET /api/v1/snapshot`: the whole city now, or at a past instant as a playback shows it; `now` says
 * of which instant it is: after the newest change it is of that one. 404 with what is held when an
 * instant is not, the future among them, and with the reason where not every change is known.
 */
export function snapshotRoute({
  timeline,
  city,
  at: heldAt,
  span,
}: Pick<HttpParts, 'timeline' | 'city' | 'at' | 'span'>): Router {
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
      const now = { mode: timeline.mode, speed: source.speed(), now: source.now() };
      const events = [...timeline.events()];
      const present = { ...timeline.position(), ...head, ...now };
      const text = textWithEvents(present, 'events', events);
      return await sendPacked(request, response, JSON_TYPE, text);
    }
    const held = await heldAt(at, basis).catch(wordsOf);
    if (typeof held === 'string') return problem(response, 404, 'not known', held);
    if (held === undefined) return notHeld(response, at, await span());
    const { epoch, seq, now, events } = held;
    const past = {
      epoch,
      seq,
      ...head,
      mode: playbackMode(timeline.mode),
      basis,
      speed: 0,
      now,
    } as const;
    const parts = [Buffer.from(openText(past)), events, Buffer.from('}')];
    await sendPacked(request, response, JSON_TYPE, Buffer.concat(parts));
  });
  return route;
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The text of a snapshot up to its events. */
function openText(head: Omit<Snapshot, 'events'>): string {
  return `${JSON.stringify(head).slice(0, -1)},"events":`;
}

function notHeld(
  response: Response,
  at: Instant,
  span: { readonly from: Instant; readonly to: Instant } | undefined,
): void {
  const held = span === undefined ? 'nothing is held' : `held: ${span.from} to ${span.to}`;
  problem(response, 404, 'not held', `nothing is held at ${at}; ${held}`);
}
