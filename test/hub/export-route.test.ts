import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import type { HistoryQueries } from '../../contract/history.ts';
import type { ExportFacts } from '../../server/hub/export-cell.ts';
import { exportColumns } from '../../server/hub/export-columns.ts';
import { exportChunks } from '../../server/hub/export-route.ts';
import { csvExport } from '../../server/hub/export-text.ts';
import { exportedPages } from '../../server/hub/exported-pages.ts';
import { incidentAt, instantAtMinute } from '../support/city-events.ts';
import { historyOf, type FollowedLog } from '../support/history-of.ts';

const FACTS: ExportFacts = {
  mode: 'live',
  zone: 'Asia/Seoul',
  exportedAt: instantAtMinute(0),
  attributionOf: () => 'test, who made it',
};
const INCIDENTS = { kinds: ['incident'] } as const;

/** 2,500 incidents: three pages. */
async function filled(): Promise<FollowedLog> {
  const followed = await historyOf();
  const events = Array.from({ length: 2_500 }, (_, key) => incidentAt(key, 1));
  await followed.has(followed.log.step(instantAtMinute(2), events).at(-1));
  return followed;
}

async function exported(history: HistoryQueries, max?: number) {
  const found = await exportedPages(history, INCIDENTS, max);
  if (!found.ok) throw new Error(found.detail);
  const text = csvExport(exportColumns(INCIDENTS.kinds), FACTS);
  const chunks: string[] = [];
  for await (const chunk of exportChunks(text, found.pages)) chunks.push(chunk);
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

  const exact = await exported(history, 2_500);
  expect([exact.length, exact.at(-1)?.['notice']]).toEqual([2_500, '']);

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
