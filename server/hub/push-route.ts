import type { Router } from 'express';
import { eventAttributes } from './event-attributes.ts';
import { problem } from './problem.ts';
import { pushAnswer } from './push-answer.ts';
import { notKept, pushDoor, type PushedFeed } from './push-door.ts';

/**
 * `POST` of one feed that is sent to us: the body as it is, in the feed's own format. Answers 200
 * with counts and a line for each row, also when rows were refused: brokers that notify give up a
 * subscription whose deliveries fail. 503 with Retry-After while nothing can be recorded.
 */
export function pushRoute(feed: PushedFeed): Router {
  return pushDoor([feed], async (_feed, request, response, body) => {
    if (body.byteLength === 0) return problem(response, 400, 'empty body');
    const contentType = request.get('content-type');
    const pushed = {
      body,
      attributes: eventAttributes(request),
      ...(contentType === undefined ? {} : { contentType }),
    };
    const result = await feed.take(pushed);
    if (result === 'not-kept') return notKept(response);
    response.json(pushAnswer(result));
  });
}
