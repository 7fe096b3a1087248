import { Router } from 'express';
import type { EventsPage } from '../../contract/history.ts';
import { answerFormat, FORMAT_TYPES } from './answer-format.ts';
import { cityFaults } from './city-faults.ts';
import { eventFilter, EVENTS_QUERY, type EventFormat } from './events-query.ts';
import { exportColumns } from './export-columns.ts';
import { exportFacts } from './export-facts.ts';
import { csvExport, geojsonExport } from './export-text.ts';
import type { PastParts } from './http-parts.ts';
import { nextPage } from './next-page.ts';
import { present } from './query-parameters.ts';
import { badParameters, queryProblem } from './query-problem.ts';
import { queryReader } from './read-query.ts';
import { sendPacked } from './send-packed.ts';
import { tellHoles } from './tell-holes.ts';

const FORMATS = {
  json: FORMAT_TYPES.batch,
  geojson: FORMAT_TYPES.geojson,
  csv: FORMAT_TYPES.csv,
} as const;
const READ = queryReader(EVENTS_QUERY);

/**
 * `GET /api/v1/events`: a page of events, the last taken first, as a CloudEvents batch, GeoJSON or
 * CSV. `Link: <…>; rel="next"` and `X-Next-Cursor` lead on; without them it was the last page.
 */
export function eventsPageRoute(parts: PastParts): Router {
  const route = Router();
  route.get('/', async (request, response) => {
    const read = READ(request);
    if (!read.ok) return badParameters(response, read.faults);
    const { query } = read;
    const faults = cityFaults(query, parts.city);
    if (faults.length > 0) return badParameters(response, faults);
    const format = answerFormat(request, response, FORMATS, query.format);
    if (format === undefined) return;
    const { limit, cursor } = query;
    const asked = { ...eventFilter(query), limit, ...present({ cursor }) };
    const found = await parts.history.events(asked);
    if (!found.ok) return queryProblem(response, found);
    const { next, holes, heldFrom } = found.answer;
    tellHoles(response, holes);
    if (heldFrom !== undefined) response.set('x-held-from', heldFrom);
    const href = next === undefined ? undefined : nextPage(request, next);
    if (next !== undefined && href !== undefined) {
      response.set({ link: `<${href}>; rel="next"`, 'x-next-cursor': encodeURIComponent(next) });
    }
    const [type] = FORMATS[format];
    const text = pageText(format, parts, asked.kinds, found.answer, href);
    await sendPacked(request, response, `${type}; charset=utf-8`, text);
  });
  return route;
}

function pageText(
  format: EventFormat,
  parts: PastParts,
  kinds: Parameters<typeof exportColumns>[0],
  { events }: EventsPage,
  next: string | undefined,
): string {
  if (format === 'json') return JSON.stringify(events);
  const columns = exportColumns(kinds);
  const facts = exportFacts(parts);
  const text =
    format === 'csv' ? csvExport(columns, facts) : geojsonExport(columns, facts, parts.city);
  return text.head + text.rows(events) + text.tail(present({ next }));
}
