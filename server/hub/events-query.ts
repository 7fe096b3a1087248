import { z } from 'zod';
import type { EventQuery } from '../../contract/history.ts';
import {
  boundsParameter,
  districtsParameter,
  domainsParameter,
  instantParameter,
  isInOrder,
  kindParameter,
  listOf,
  NOT_IN_ORDER,
  present,
  severitiesParameter,
  textParameter,
} from './query-parameters.ts';

/** Events of a page. */
const LIMIT = { usual: 100, most: 1000 } as const;

export const EVENT_FORMATS = ['json', 'geojson', 'csv'] as const;
export type EventFormat = (typeof EVENT_FORMATS)[number];

/** What events are narrowed to; of several parts all must hold. */
export const EVENT_FILTER = {
  kind: listOf(kindParameter).exactOptional(),
  domain: domainsParameter,
  severity: severitiesParameter,
  district: districtsParameter,
  bbox: boundsParameter.exactOptional(),
  from: instantParameter.exactOptional(),
  to: instantParameter.exactOptional(),
  known: instantParameter.exactOptional(),
  subject: textParameter.exactOptional(),
  feed: textParameter.exactOptional(),
  q: textParameter.exactOptional(),
};

const CURSOR = textParameter.exactOptional();

/** Parameters of `GET /api/v1/events`: one page. */
export const EVENTS_QUERY = z
  .strictObject({
    ...EVENT_FILTER,
    limit: z.int().min(1).max(LIMIT.most).default(LIMIT.usual),
    cursor: CURSOR,
    format: z.enum(EVENT_FORMATS).exactOptional(),
  })
  .refine(isInOrder, NOT_IN_ORDER);

/** Parameters of `GET /api/v1/export/events`: all pages, or those from a `cursor` on. */
export const EXPORT_QUERY = z
  .strictObject({
    ...EVENT_FILTER,
    cursor: CURSOR,
    format: z.enum(['csv', 'geojson']).exactOptional(),
  })
  .refine(isInOrder, NOT_IN_ORDER);

type Filter = Omit<z.output<typeof EXPORT_QUERY>, 'format' | 'cursor'>;

/** What the history is asked, without the size and place of a page. */
export function eventFilter(query: Filter): Omit<EventQuery, 'limit' | 'cursor'> {
  const { kind, domain, severity, district, bbox, from, to, known, subject, feed, q } = query;
  return present({
    kinds: kind,
    domains: domain,
    severities: severity,
    districts: district,
    bbox,
    from,
    to,
    knownAt: known,
    subject,
    feed,
    q,
  });
}

export const PAGE_MAX = LIMIT.most;
