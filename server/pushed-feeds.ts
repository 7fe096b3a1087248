import type { RequestHandler } from 'express';
import type { BoundFeed } from './config/connectors.ts';
import type { Environment } from './config/read-config.ts';
import { PUSH_CALL } from './feed-kit/raw-frame.ts';
import { eventsRoute } from './hub/events-route.ts';
import type { PushResult } from './hub/push-answer.ts';
import type { PushedFeed } from './hub/push-door.ts';
import { pushRoute } from './hub/push-route.ts';
import type { Arrival } from './intake/arrival.ts';
import { frameOfBody } from './intake/frame-of-body.ts';
import { withoutKey } from './intake/without-key.ts';

type Take = (arrival: Arrival) => Promise<PushResult | 'not-kept' | undefined>;

/** Feeds that are sent to us: a door each, and one for all that read CloudEvents. */
export function pushRoutes(
  bound: readonly BoundFeed[],
  env: Environment,
  nowMs: () => number,
  take: Take,
): readonly { readonly path: string; readonly handler: RequestHandler }[] {
  const pushed = bound.filter(isPushed).map((feed) => ({
    feed: pushedFeed(feed, keyOf(feed, env), nowMs, take),
    isCloudEvents: feed.connector.source.isCloudEvents === true,
  }));
  const events = pushed.filter(({ isCloudEvents }) => isCloudEvents).map(({ feed }) => feed);
  return [
    ...pushed.map(({ feed }) => ({ path: `/feeds/${feed.id}`, handler: pushRoute(feed) })),
    { path: '/events', handler: eventsRoute(events) },
  ];
}

/** Feeds that nobody can send to, because no key is set. */
export function keylessFeeds(bound: readonly BoundFeed[], env: Environment): readonly string[] {
  const keyless = bound.filter((feed) => isPushed(feed) && keyOf(feed, env) === undefined);
  return keyless.map(({ connector }) => connector.id);
}

function isPushed({ connector }: BoundFeed): boolean {
  return connector.source.transport === 'push';
}

function keyOf({ connector }: BoundFeed, env: Environment): string | undefined {
  const { keyEnv } = connector.source;
  const key = keyEnv === undefined ? undefined : env[keyEnv];
  return key === '' ? undefined : key;
}

function pushedFeed(
  { connector: { id } }: BoundFeed,
  key: string | undefined,
  nowMs: () => number,
  take: Take,
): PushedFeed {
  return {
    id,
    key,
    take: ({ body, contentType, attributes = {} }) => {
      const frame = frameOfBody(id, PUSH_CALL, nowMs(), {
        body: withoutKey(body, key),
        ...(contentType === undefined ? {} : { contentType }),
      });
      const isPlain = Object.keys(attributes).length === 0;
      return take({ kind: 'frame', frame: isPlain ? frame : { ...frame, attributes } });
    },
  };
}
