import { z } from 'zod';
import { DOMAINS } from '../../contract/event.ts';
import { ownSettings } from './own-settings.ts';

/** What a city says of its Open311 endpoint. */
export const open311Settings = z
  .strictObject({
    /** Where one endpoint serves several cities. */
    jurisdiction: z.string().optional(),
    /** Some endpoints have only one of them in order. */
    form: z.enum(['json', 'xml']).default('json'),
    /** How far back requests are read; the standard answers for at most 90 days at once. */
    days: z.int().min(1).max(365).default(50),
    /** The endpoint knows `updated_after`: one short call also tells what became of old requests. */
    hasUpdatedAfter: z.boolean().default(false),
    /** Rows a page, where the endpoint has pages; absent = it answers all at once. */
    pageSize: z.int().min(1).max(1000).optional(),
    /** Some endpoints refuse times with a zone in a query. */
    queryTimes: z.enum(['utc', 'local']).default('utc'),
    /** Added to every query, e.g. `api_key={KEY}`. */
    query: z.string().optional(),
    /** Whether the list of services is asked for once a day, for names that requests leave out. */
    hasServices: z.boolean().default(true),
    /** By service code, else service name, else group. */
    domains: z.record(z.string(), z.enum(DOMAINS)).default({}),
    /** The endpoint's own words for open and closed, in small letters. */
    statuses: z.record(z.string(), z.enum(['open', 'closed'])).default({}),
  })
  .refine(({ pageSize, query = '' }) => pageSize === undefined || !query.includes('{KEY}'), {
    path: ['query'],
    message: 'expected the key in headers, because further pages are asked without it',
  });

/** The settings of this feed, checked once. */
export const settingsOf = ownSettings(open311Settings);
