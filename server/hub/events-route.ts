import type { Request, Router } from 'express';
import { eventAttributes } from './event-attributes.ts';
import { problem } from './problem.ts';
import { isUnreadable, pushAnswer } from './push-answer.ts';
import { notKept, pushDoor, type PushedFeed } from './push-door.ts';

/** One event as JSON, or a list of them; parameters such as a charset may follow. */
const STRUCTURED = /^application\/cloudevents(-batch)?\+json *(;|$)/i;

const EXPECTED =
  'expected application/cloudevents+json, application/cloudevents-batch+json or ce-* headers';

/**
 * `POST /api/v1/events`: CloudEvents in binary, structured or batch mode; the key names the feed.
 * 200 = everything was looked at and is in the city and on disk, with a line for each event; 400 =
 * nothing of it could be read, with the same lines; 503 = nothing can be recorded now, send it again.
 */
export function eventsRoute(feeds: readonly PushedFeed[]): Router {
  return pushDoor(feeds, async (feed, request, response, body) => {
    const contentType = request.get('content-type');
    const isStructured = STRUCTURED.test(contentType ?? '');
    if (!isStructured && !isBinary(request)) {
      return problem(response, 415, 'no CloudEvents', EXPECTED);
    }
    if (body.byteLength === 0) return problem(response, 400, 'empty body');
    const result = await feed.take({
      body,
      ...(isStructured ? {} : { attributes: eventAttributes(request) }),
      ...(contentType === undefined ? {} : { contentType }),
    });
    if (result === 'not-kept') return notKept(response);
    const answer = pushAnswer(result);
    if (!isUnreadable(answer)) return response.json(answer);
    const { reason = 'no event could be read' } = answer;
    problem(response, 400, 'nothing readable', reason, answer);
  });
}

function isBinary(request: Request): boolean {
  return request.get('ce-specversion') !== undefined;
}
