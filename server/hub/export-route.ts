import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Router } from 'express';
import { answerFormat, FORMAT_TYPES } from './answer-format.ts';
import { cityFaults } from './city-faults.ts';
import { eventFilter, EXPORT_QUERY } from './events-query.ts';
import { exportColumns } from './export-columns.ts';
import { exportFacts } from './export-facts.ts';
import { csvExport, geojsonExport, type ExportText } from './export-text.ts';
import { EXPORT_MAX, exportedPages, type ExportedPage } from './exported-pages.ts';
import type { PastParts } from './http-parts.ts';
import { problem } from './problem.ts';
import { badParameters, queryProblem } from './query-problem.ts';
import { queryReader } from './read-query.ts';
import { GZIP_LEVEL, takesGzip } from './send-packed.ts';

const FORMATS = { csv: FORMAT_TYPES.csv, geojson: FORMAT_TYPES.geojson } as const;
const READ = queryReader(EXPORT_QUERY);
/** Each holds a page in memory and keeps a reader of the history busy. */
const AT_ONCE = 4;
const RETRY_AFTER_SEC = 10;

/**
 * `GET /api/v1/export/events`: everything that fits, as a file of CSV or GeoJSON, up to 100,000
 * events; what is cut is told at its end. A history that fails half-way breaks the connection: a
 * file that is whole was written to its end.
 */
export function exportRoute(parts: PastParts): Router {
  const route = Router();
  let running = 0;
  route.get('/events', async (request, response) => {
    const read = READ(request);
    if (!read.ok) return badParameters(response, read.faults);
    const faults = cityFaults(read.query, parts.city);
    if (faults.length > 0) return badParameters(response, faults);
    const format = answerFormat(request, response, FORMATS, read.query.format);
    if (format === undefined) return;
    if (running >= AT_ONCE) {
      response.set('retry-after', String(RETRY_AFTER_SEC));
      return problem(response, 503, 'too many exports', `at most ${AT_ONCE} at once`);
    }
    running += 1;
    try {
      const filter = eventFilter(read.query);
      const found = await exportedPages(parts.history, filter);
      if (!found.ok) return queryProblem(response, found);
      const facts = exportFacts(parts);
      const columns = exportColumns(filter.kinds);
      const text =
        format === 'csv' ? csvExport(columns, facts) : geojsonExport(columns, facts, parts.city);
      const stamp = facts.exportedAt.replaceAll(/[-:]|\.\d+/g, '');
      const name = `${parts.city.id}-${facts.mode}-events-${stamp}.${format}`;
      response.set({
        'content-type': `${FORMATS[format][0]}; charset=utf-8`,
        'content-disposition': `attachment; filename="${name}"`,
      });
      response.vary('accept-encoding');
      const chunks = Readable.from(exportChunks(text, found.pages));
      if (!takesGzip(request)) await pipeline(chunks, response);
      else {
        response.set('content-encoding', 'gzip');
        await pipeline(chunks, createGzip({ level: GZIP_LEVEL }), response);
      }
    } catch (error) {
      // Whoever asked has gone, or the history has: the connection is closed, the file not whole.
      if (!response.headersSent) throw error;
    } finally {
      running -= 1;
    }
  });
  return route;
}

/** The text of an export, page by page. */
export async function* exportChunks(
  text: ExportText,
  pages: AsyncIterable<ExportedPage>,
): AsyncGenerator<string, void, undefined> {
  yield text.head;
  let count = 0;
  let cut = false;
  for await (const { events, cursor } of pages) {
    count += events.length;
    cut = cursor !== undefined;
    yield text.rows(events);
  }
  const notice = `after ${count} events, the most an export holds (${EXPORT_MAX}); ask for less time at once`;
  yield text.tail(cut ? notice : undefined, undefined);
}
