import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as otherWork } from 'node:timers/promises';
import { createGzip } from 'node:zlib';
import { Router, type Response } from 'express';
import { answerFormat, FORMAT_TYPES } from './answer-format.ts';
import { cityFaults } from './city-faults.ts';
import { eventFilter, EXPORT_QUERY } from './events-query.ts';
import { exportColumns } from './export-columns.ts';
import { exportFacts } from './export-facts.ts';
import { csvExport, geojsonExport, type ExportText } from './export-text.ts';
import { EXPORT_MAX, exportedPages, type FoundPages } from './exported-pages.ts';
import type { PastParts } from './http-parts.ts';
import { nextPage } from './next-page.ts';
import { problem } from './problem.ts';
import { present } from './query-parameters.ts';
import { badParameters, queryProblem } from './query-problem.ts';
import { queryReader } from './read-query.ts';
import { GZIP_LEVEL, takesGzip } from './send-packed.ts';
import { tellHoles } from './tell-holes.ts';

export interface ExportLimits {
  /** Each holds a page in memory and keeps a reader of the history busy. */
  readonly atOnce: number;
  /** Who takes nothing for so long, or is not done by then, makes room for others. */
  readonly idleMs: number;
  readonly longestMs: number;
}

const LIMITS: ExportLimits = { atOnce: 4, idleMs: 30_000, longestMs: 600_000 };
const FORMATS = { csv: FORMAT_TYPES.csv, geojson: FORMAT_TYPES.geojson } as const;
const READ = queryReader(EXPORT_QUERY);
const RETRY_AFTER_SEC = 10;
/** Events written in one go, about 2 ms; then others have their turn. */
const IN_ONE_GO = 200;

/**
 * `GET /api/v1/export/events`: everything that fits, as a file of CSV or GeoJSON, up to 100,000
 * events; what is cut is told at its end, with the address where it goes on. A history that fails
 * half-way, or a reader that does not read, breaks the connection: a file that is whole was written
 * to its end.
 */
export function exportRoute(parts: PastParts, limits: ExportLimits = LIMITS): Router {
  const route = Router();
  let running = 0;
  route.get('/events', async (request, response) => {
    const read = READ(request);
    if (!read.ok) return badParameters(response, read.faults);
    const { query } = read;
    const faults = cityFaults(query, parts.city);
    if (faults.length > 0) return badParameters(response, faults);
    const format = answerFormat(request, response, FORMATS, query.format);
    if (format === undefined) return;
    if (running >= limits.atOnce) {
      response.set('retry-after', String(RETRY_AFTER_SEC));
      return problem(response, 503, 'too many exports', `at most ${limits.atOnce} at once`);
    }
    running += 1;
    try {
      const filter = { ...eventFilter(query), ...present({ cursor: query.cursor }) };
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
      tellHoles(response, found.holes);
      response.vary('accept-encoding');
      if (request.method === 'HEAD') return void response.end();
      const chunks = Readable.from(
        exportChunks(text, found, (cursor) => nextPage(request, cursor)),
      );
      await written(chunks, response, takesGzip(request), limits);
    } catch (error) {
      // Whoever asked has gone, or the history has: the connection is closed, the file not whole.
      if (!response.headersSent) throw error;
    } finally {
      running -= 1;
    }
  });
  return route;
}

/** Writes to the end, or fails; then the connection is closed. */
async function written(
  chunks: Readable,
  response: Response,
  isPacked: boolean,
  { idleMs, longestMs }: ExportLimits,
): Promise<void> {
  response.setTimeout(idleMs, () => response.destroy());
  const options = { signal: AbortSignal.timeout(longestMs) };
  if (!isPacked) return pipeline(chunks, response, options);
  response.set('content-encoding', 'gzip');
  return pipeline(chunks, createGzip({ level: GZIP_LEVEL }), response, options);
}

/** The text of an export, a few events at a time; `addressOf` a cursor is where it goes on. */
export async function* exportChunks(
  text: ExportText,
  { pages, holes }: Omit<FoundPages, 'ok'>,
  addressOf: (cursor: string) => string,
): AsyncGenerator<string, void, undefined> {
  yield text.head;
  let count = 0;
  let next: string | undefined;
  for await (const { events, cursor } of pages) {
    count += events.length;
    next = cursor;
    for (let start = 0; start < events.length; start += IN_ONE_GO) {
      yield text.rows(events.slice(start, start + IN_ONE_GO));
      await otherWork();
    }
  }
  const cut = `after ${count} events, a file holds no more than ${EXPORT_MAX}`;
  const rest = next === undefined ? {} : { cut, next: addressOf(next) };
  yield text.tail({ ...rest, ...present({ holes }) });
}
