import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { EventQuery } from '../../contract/history.ts';
import { openHistory, type History } from '../../server/log/history.ts';
import { observationAt } from '../support/city-events.ts';
import { median, quantile, timeMs, type Figure } from './figure.ts';
import { dayMinute, DAY_START_MS, districtOf, storeDay, ZONE } from './stored-day.ts';

/** A day of 5 million events; with BENCH=quick a tenth of it. */
const MINUTES = process.env['BENCH'] === 'quick' ? 144 : 1_440;
const ROUNDS = 12;

/**
 * What a question costs with millions of events stored, thread and answer included; baseline: the
 * same question by reading through the values without index or hourly figures.
 */
export async function queryFigures(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'query-bench-'));
  const historyPath = join(folder, 'city-history.db');
  try {
    const { events, ingestPerSec, bytes } = storeDay(historyPath, MINUTES);
    const history = await openHistory({
      logPath: join(folder, 'no-log.db'),
      historyPath,
      zone: ZONE,
    });
    const filtered = await timesOf(history, filteredQuestions());
    const districtHour = await timesOf(history, districtHourQuestions());
    await history.close();
    const scans = scanTimes(historyPath);
    const unit = `ms, ${events.toLocaleString('en')} events`;
    const filteredP95 = quantile(filtered, 0.95);
    const districtHourP95 = quantile(districtHour, 0.95);
    return [
      {
        name: 'query.filtered.p95-ms',
        value: Number(filteredP95.toFixed(1)),
        unit,
        ratio: filteredP95 / scans.filteredMs,
        baseline: 'time of reading through',
      },
      {
        name: 'query.district-hour.p95-ms',
        value: Number(districtHourP95.toFixed(1)),
        unit,
        ratio: districtHourP95 / scans.districtHourMs,
        baseline: 'time of reading through',
      },
      { name: 'history.ingest.events-per-s', value: Math.round(ingestPerSec), unit: 'events/s' },
      { name: 'history.bytes-per-event', value: Math.round(bytes / events), unit: 'bytes' },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

type Question = (history: History) => Promise<{ readonly ok: boolean }>;

async function timesOf(
  history: History,
  questions: readonly Question[],
): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const ask of questions) {
      const started = performance.now();
      const answer = await ask(history);
      if (!answer.ok) throw new Error(JSON.stringify(answer));
      // The first round warms the threads up.
      if (round > 0) times.push(performance.now() - started);
    }
  }
  return times;
}

function filteredQuestions(): readonly Question[] {
  const from = dayMinute(MINUTES / 2);
  const to = dayMinute(MINUTES / 2 + 60);
  const queries: readonly EventQuery[] = [
    { kinds: ['incident'], districts: [districtOf(3)], limit: 100 },
    { kinds: ['incident'], severities: ['Severe'], from, to, limit: 100 },
    { kinds: ['observation'], domains: ['water'], districts: [districtOf(7)], limit: 100 },
    { kinds: ['observation'], districts: [districtOf(9)], from, to, limit: 100 },
    { bbox: [126.9, 37.5, 126.92, 37.52], from, to, limit: 100 },
    { subject: observationAt(42, 0).subject, limit: 100 },
    { subject: observationAt(43, 0).subject, from, to, limit: 100 },
    { q: '신림동 침수 42', limit: 50 },
    { q: '침수', knownAt: dayMinute(MINUTES / 3), limit: 50 },
    { feed: 'test-feed', to: from, limit: 100 },
  ];
  return queries.map((query) => (history) => history.events(query));
}

function districtHourQuestions(): readonly Question[] {
  const span = { from: dayMinute(0), to: dayMinute(MINUTES) };
  const by = ['district', 'hour'] as const;
  return [
    (history) => history.aggregate({ kind: 'observation', by, ...span }),
    (history) =>
      history.aggregate({ kind: 'observation', observedProperty: 'water.level', by, ...span }),
    (history) => history.aggregate({ kind: 'incident', by, ...span }),
  ];
}

function scanTimes(path: string) {
  const database = new DatabaseSync(path, { readOnly: true });
  const filtered = database.prepare(
    `select seq from observation as o not indexed join series on series.id = o.series
     join template on template.id = series.template
     where hour * 3600000 + off >= ? and hour * 3600000 + off < ?
       and body like ? order by seq desc limit 100`,
  );
  const grouped = database.prepare(
    `select hour, cluster.districts, count(distinct series), min(value), avg(value), max(value)
     from observation as o join series on series.id = o.series
     join cluster on cluster.id = series.cluster group by hour, cluster.districts`,
  );
  const [from, to] = [MINUTES / 2, MINUTES / 2 + 60].map(
    (minute) => DAY_START_MS + minute * 60_000,
  );
  const scan = (work: () => void): number => median([timeMs(work), timeMs(work)]);
  const filteredMs = scan(() => filtered.all(from ?? 0, to ?? 0, `%${districtOf(9)}%`));
  const districtHourMs = scan(() => grouped.all());
  database.close();
  return { filteredMs, districtHourMs };
}
