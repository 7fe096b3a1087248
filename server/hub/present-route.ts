import { Router } from 'express';
import type { FeedsAnswer, LayersAnswer, TimelineAnswer } from '../../contract/api.ts';
import type { FeedEvent } from '../../contract/event.ts';
import type { FeedHealth } from '../../contract/feed-health.ts';
import type { HttpParts } from './http-parts.ts';
import { layerEntries } from './layer-entries.ts';
import { noParameters } from './read-query.ts';

type PresentParts = Pick<HttpParts, 'timeline' | 'city' | 'span'>;

/**
 * `GET /city`, `/feeds`, `/layers` and `/timeline` below `/api/v1`: what a screen must know, whether
 * sources are heard, what can be drawn, and where the clock and the past stand.
 */
export function presentRoute({ timeline, city, span }: PresentParts): Router {
  const route = Router();
  route.get('/city', noParameters, (_request, response) => void response.json(city));
  route.get('/feeds', noParameters, (_request, response) => {
    const feeds = [...timeline.events()].filter((event) => event.kind === 'feed');
    const answer: FeedsAnswer = {
      now: timeline.source().now(),
      feeds: feeds.map(({ data }) => healthOf(data)),
    };
    response.json(answer);
  });
  route.get('/layers', noParameters, (_request, response) => {
    const layers = layerEntries(timeline.events());
    const answer: LayersAnswer = { now: timeline.source().now(), layers };
    response.json(answer);
  });
  route.get('/timeline', noParameters, async (_request, response) => {
    const held = await span();
    const source = timeline.source();
    const answer: TimelineAnswer = {
      ...timeline.position(),
      now: source.now(),
      mode: timeline.mode,
      speed: source.speed(),
      ...(held === undefined ? {} : { span: held }),
    };
    response.json(answer);
  });
  return route;
}

/** Without what it has of an event. */
function healthOf(data: FeedEvent['data']): FeedHealth {
  const { version: _v, geometry: _g, districts: _d, provenance: _p, ...health } = data;
  return health;
}
