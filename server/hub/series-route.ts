import { Router, type Request, type Response } from 'express';
import type { DatastreamsAnswer } from '../../contract/api.ts';
import { BYTE_ORDER_MARK, csvRow, type Cell } from '../../contract/csv-text.ts';
import type { AggregateAnswer, BandAnswer, Queried, SeriesAnswer } from '../../contract/history.ts';
import { answerFormat, FORMAT_TYPES } from './answer-format.ts';
import { cityFaults } from './city-faults.ts';
import type { PastParts } from './http-parts.ts';
import { badParameters, queryProblem } from './query-problem.ts';
import { noParameters, queryReader } from './read-query.ts';
import { JSON_TYPE, sendPacked } from './send-packed.ts';
import { aggregateRows, seriesRows } from './series-table.ts';
import { tellHoles } from './tell-holes.ts';
import {
  AGGREGATE_QUERY,
  aggregateQuery,
  BANDS_QUERY,
  SERIES_QUERY,
  seriesQuery,
} from './series-query.ts';

const FORMATS = { json: FORMAT_TYPES.json, csv: FORMAT_TYPES.csv } as const;
const SERIES = queryReader(SERIES_QUERY);
const BANDS = queryReader(BANDS_QUERY);
const AGGREGATE = queryReader(AGGREGATE_QUERY);

/**
 * `GET /series`, `/bands`, `/aggregate`, `/datastreams` below `/api/v1`: values of a datastream in
 * steps, what is normal for it, counts by two things at most, and the datastreams there are. Series
 * and aggregates also as CSV.
 */
export function seriesRoute({ history, city, timeline }: PastParts): Router {
  const route = Router();
  const facts = (): readonly Cell[] => [timeline.mode, city.zone];

  route.get('/series', async (request, response) => {
    const read = SERIES(request);
    if (!read.ok) return badParameters(response, read.faults);
    const format = answerFormat(request, response, FORMATS, read.query.format);
    if (format === undefined) return;
    const found = await history.series(seriesQuery(read.query));
    const table = (answer: SeriesAnswer): Table => seriesRows(answer, facts());
    await send(request, response, found, format === 'csv' ? table : undefined);
  });
  route.get('/bands', async (request, response) => {
    const read = BANDS(request);
    if (!read.ok) return badParameters(response, read.faults);
    await send(request, response, await history.bands(read.query));
  });
  route.get('/aggregate', async (request, response) => {
    const read = AGGREGATE(request);
    if (!read.ok) return badParameters(response, read.faults);
    const faults = cityFaults(read.query, city);
    if (faults.length > 0) return badParameters(response, faults);
    const format = answerFormat(request, response, FORMATS, read.query.format);
    if (format === undefined) return;
    const found = await history.aggregate(aggregateQuery(read.query));
    const table = (answer: AggregateAnswer): Table => aggregateRows(answer, facts());
    await send(request, response, found, format === 'csv' ? table : undefined);
  });
  route.get('/datastreams', noParameters, async (request, response) => {
    const found = await history.datastreams();
    if (!found.ok) return queryProblem(response, found);
    const answer: DatastreamsAnswer = { datastreams: found.answer };
    await sendPacked(request, response, JSON_TYPE, JSON.stringify(answer));
  });
  return route;
}

type Table = readonly (readonly Cell[])[];

async function send<T extends SeriesAnswer | AggregateAnswer | BandAnswer>(
  request: Request,
  response: Response,
  found: Queried<T>,
  table?: (answer: T) => Table,
): Promise<void> {
  if (!found.ok) return queryProblem(response, found);
  const { answer } = found;
  if ('holes' in answer) tellHoles(response, answer.holes);
  if (table === undefined) {
    await sendPacked(request, response, JSON_TYPE, JSON.stringify(answer));
  } else {
    const text =
      BYTE_ORDER_MARK +
      table(answer)
        .map((cells) => csvRow(cells))
        .join('');
    await sendPacked(request, response, 'text/csv; charset=utf-8', text);
  }
}
