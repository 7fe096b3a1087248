import { request, type IncomingMessage } from 'node:http';
import { parse } from 'csv-parse/sync';
import express from 'express';
import { expect, test, vi } from 'vitest';
import type { CityAnswer } from '../../contract/api.ts';
import type { EventQuery, HistoryQueries } from '../../contract/history.ts';
import type { ExportFacts } from '../../server/hub/export-cell.ts';
import { exportColumns } from '../../server/hub/export-columns.ts';
import { exportChunks, exportRoute } from '../../server/hub/export-route.ts';
import { csvExport } from '../../server/hub/export-text.ts';
import { exportedPages } from '../../server/hub/exported-pages.ts';
import { incidentAt, instantAtMinute } from '../support/city-events.ts';
import { historyOf, type FollowedLog } from '../support/history-of.ts';
import { servedStream } from '../support/served-stream.ts';

const FACTS: ExportFacts = {
  mode: 'live',
  zone: 'Asia/Seoul',
  exportedAt: instantAtMinute(0),
  attributionOf: () => 'test, who made it',
};
const CITY: CityAnswer = {
  id: 'seoul',
  name: { ko: '서울' },
  shortName: { ko: '서울' },
  languages: ['ko'],
  zone: 'Asia/Seoul',
  bounds: [126.7, 37.4, 127.2, 37.7],
  districts: [],
  wall: { pitchMm: 1, viewingDistanceM: 1 },
  screens: {},
  figures: [],
  basemap: {},
  places: [],
  attribution: [],
  mode: 'live',
};
const INCIDENTS = { kinds: ['incident'] } as const;

/** 2,500 incidents: three pages. */
async function filled(): Promise<FollowedLog> {
  const followed = await historyOf();
  const events = Array.from({ length: 2_500 }, (_, key) => incidentAt(key, 1));
  await followed.has(followed.log.step(instantAtMinute(2), events).at(-1));
  return followed;
}

/** More than the buffers of a connection hold: the last page never comes. */
function endless(history: HistoryQueries): HistoryQueries {
  return {
    ...history,
    events: async (query) => {
      const { cursor: _cursor, ...first } = query;
      return history.events(first);
    },
  };
}

async function exported(history: HistoryQueries, max?: number, more: Partial<EventQuery> = {}) {
  const found = await exportedPages(history, { ...INCIDENTS, ...more }, max);
  if (!found.ok) throw new Error(found.detail);
  const text = csvExport(exportColumns(INCIDENTS.kinds), FACTS);
  const chunks: string[] = [];
  const addressOf = (cursor: string): string => `/rest?cursor=${cursor}`;
  for await (const chunk of exportChunks(text, found, addressOf)) chunks.push(chunk);
  return parse<Readonly<Record<string, string>>>(chunks.join(''), { bom: true, columns: true });
}

test('all pages are in an export once; one that is cut says so', { timeout: 60_000 }, async () => {
  await using followed = await filled();
  const history = followed.history();
  const whole = await exported(history);
  expect(new Set(whole.map(({ id }) => id)).size).toBe(2_500);
  expect(new Set(whole.map(({ notice }) => notice))).toEqual(new Set(['']));
  expect(whole[0]?.['attribution']).toBe('test, who made it');

  const cut = await exported(history, 2_100);
  expect(cut).toHaveLength(2_101);
  expect(cut.at(-1)?.['id']).toBe('');
  expect(cut.at(-1)?.['notice']).toContain('CUT: after 2100 events');
  const cursor = /\/rest\?cursor=(\S+)$/.exec(cut.at(-1)?.['notice'] ?? '')?.[1] ?? '';
  const rest = await exported(history, 2_100, { cursor });
  expect([...cut.slice(0, -1), ...rest].map(({ id }) => id)).toEqual(whole.map(({ id }) => id));

  const exact = await exported(history, 2_500);
  expect([exact.length, exact.at(-1)?.['notice']]).toEqual([2_500, '']);

  const told = { from: instantAtMinute(3), to: instantAtMinute(7) };
  const holed: HistoryQueries = {
    ...history,
    events: async (query) => {
      const found = await history.events(query);
      return found.ok ? { ok: true, answer: { ...found.answer, holes: [told] } } : found;
    },
  };
  const ends = (await exported(holed, 2_100)).slice(-2).map(({ notice }) => notice);
  expect(ends[0]).toContain('CUT:');
  expect(ends[1]).toContain(`NOT WHOLE: not all that arrived was kept in ${told.from}/${told.to}`);

  // The history fails between two pages: what was written so far must not end as if it were whole.
  const failing: HistoryQueries = {
    ...history,
    events: (query) =>
      query.cursor === undefined
        ? history.events(query)
        : Promise.resolve({ ok: false, kind: 'unavailable', detail: 'the disk is gone' }),
  };
  await expect(exported(failing)).rejects.toThrow('the disk is gone');
});

test(
  'who asks for a file and does not read it makes room for others',
  { timeout: 60_000 },
  async () => {
    await using followed = await filled();
    await using served = await servedStream();
    const history = endless(followed.history());
    const limits = { atOnce: 2, idleMs: 1_000, longestMs: 600_000 };
    const app = express();
    app.use(exportRoute({ history, city: CITY, timeline: served.stream }, limits));
    const server = app.listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const asked = (): Promise<IncomingMessage> =>
      new Promise((resolve, reject) => {
        const options = { port, path: '/events?kind=incident', agent: false };
        request({ host: '127.0.0.1', ...options }, resolve)
          .on('error', reject)
          .end();
      });

    const idle = [await asked(), await asked()];
    for (const response of idle) response.on('error', () => undefined);
    expect(idle.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    const refused = await asked();
    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([503, '10']);
    refused.resume();
    const next = await vi.waitFor(
      async () => {
        const response = await asked();
        if (response.statusCode !== 200) response.resume();
        expect(response.statusCode).toBe(200);
        return response;
      },
      { timeout: 30_000, interval: 500 },
    );
    // What was sent before is not taken for a whole file.
    for (const response of idle) response.resume();
    const broken = (): boolean => idle.some(({ closed, complete }) => closed && !complete);
    await vi.waitFor(() => expect(broken()).toBe(true), 30_000);
    for (const response of idle) response.destroy();
    next.destroy();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  },
);
