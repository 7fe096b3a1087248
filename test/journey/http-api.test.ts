import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type {
  EventVersionsAnswer,
  LayersAnswer,
  Problem,
  TimelineAnswer,
} from '../../contract/api.ts';
import type { Snapshot } from '../../contract/delta.ts';
import type { CityEvent } from '../../contract/event.ts';
import type { SeriesAnswer } from '../../contract/history.ts';
import { pausedDemo, type PausedDemo } from '../support/paused-demo.ts';

const DOCS = readFileSync('docs/api.md', 'utf8');
const run = promisify(execFile);
let city: PausedDemo;

beforeAll(async () => {
  city = await pausedDemo('18:30');
}, 180_000);
afterAll(() => city[Symbol.asyncDispose]());

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${city.base}/api/v1${path}`, { headers });

async function json<T>(path: string): Promise<T> {
  const response = await get(path);
  const text = await response.text();
  expect(response.status, `${path}: ${text.slice(0, 300)}`).toBe(200);
  return JSON.parse(text) as T;
}

const events = (query: string): Promise<readonly CityEvent[]> => json(`/events?${query}`);

/** Incidents of the last 20 minutes; a further kind may follow. */
const OF_LATE = 'limit=1000&from=2022-08-08T18:10:00%2B09:00&kind=incident';

/** A CSV answer as objects by the heads of its columns. */
async function table(path: string): Promise<readonly Readonly<Record<string, string>>[]> {
  const response = await get(path);
  const bytes = Buffer.from(await response.arrayBuffer());
  expect([response.status, bytes.subarray(0, 3).toString('hex')], path).toEqual([200, 'efbbbf']);
  return parse(bytes, { bom: true, columns: true });
}

test('the filters of events narrow what is answered, and nothing else is in it', async () => {
  const all = await events(OF_LATE);
  expect(all.length).toBeGreaterThan(5);
  const recorded = all.map(({ recordedtime }) => recordedtime);
  expect(recorded).toEqual(recorded.toSorted().toReversed());
  const [one] = all;
  if (one === undefined) throw new Error('no incident');

  const ofSubject = await events(`subject=${encodeURIComponent(one.subject)}`);
  expect(new Set(ofSubject.map(({ subject }) => subject))).toEqual(new Set([one.subject]));
  const before = (instant: string, of: 'time' | 'recordedtime'): number =>
    all.filter((event) => event[of] < instant).length;
  const at = '2022-08-08T09:20:00.000Z';
  expect(before(at, 'time')).toBeGreaterThan(before(at, 'recordedtime'));
  expect(await events(`${OF_LATE}&to=2022-08-08T18:20:00+09:00`)).toHaveLength(before(at, 'time'));
  expect(await events(`${OF_LATE}&known=${at}`)).toHaveLength(before(at, 'recordedtime'));
  const code = all.flatMap(({ data }) => data.districts)[0] ?? '';
  const inDistrict = await events(`${OF_LATE}&district=${code}`);
  expect(inDistrict).toHaveLength(all.filter(({ data }) => data.districts.includes(code)).length);
  const [west, south, east, north] = [126.9, 37.45, 127.1, 37.6];
  const inBox = await events(`${OF_LATE}&bbox=${west},${south},${east},${north}`);
  const points = all.filter(({ data: { geometry } }) => {
    if (geometry?.type !== 'Point') return false;
    const [lon, lat] = geometry.coordinates;
    return lon >= west && lon <= east && lat >= south && lat <= north;
  });
  expect(inBox.map(({ id }) => id)).toEqual(expect.arrayContaining(points.map(({ id }) => id)));
  expect(inBox.length).toBeLessThan(all.length);
});

test('pages follow one another by their links until the last, without gap or repeat', async () => {
  const whole = await events(`${OF_LATE},alert`);
  const seen: string[] = [];
  let path: string | undefined = `/events?${OF_LATE.replace('limit=1000', 'limit=70')},alert`;
  while (path !== undefined) {
    const response = await get(path);
    const page = (await response.json()) as readonly CityEvent[];
    expect(page.length).toBeLessThanOrEqual(70);
    seen.push(...page.map(({ id }) => id));
    const next: string | undefined = /<\/api\/v1([^>]+)>; rel="next"/.exec(
      response.headers.get('link') ?? '',
    )?.[1];
    expect(response.headers.has('x-next-cursor')).toBe(next !== undefined);
    path = next;
  }
  expect(seen).toEqual(whole.map(({ id }) => id));
});

test('an event is traced through all its versions to the bytes it was read from', async () => {
  const [incident] = await events('kind=incident&feed=topis-incidents&limit=1');
  const id = incident?.id ?? '';
  const { versions } = await json<EventVersionsAnswer>(`/events/${encodeURIComponent(id)}`);
  expect(versions[0]?.event).toEqual(incident);
  const { raw = '' } = versions[0] ?? {};
  const bytes = await fetch(`${city.base}${raw}`);
  expect([bytes.status, bytes.headers.get('x-feed')]).toEqual([200, 'topis-incidents']);
  const [call] = await events('feed=dispatch-119&limit=1');
  const withheld = await get(`/raw/${encodeURIComponent(call?.data.provenance.rawId ?? '')}`);
  expect(withheld.status).toBe(403);
});

test('the lines of the documentation ask what they say', { timeout: 60_000 }, async () => {
  const blocks = [...DOCS.matchAll(/```sh\n([\s\S]*?)```(?:\n+```json\n([\s\S]*?)```)?/g)];
  expect(blocks.length).toBeGreaterThanOrEqual(7);
  const cwd = mkdtempSync(join(tmpdir(), 'api-docs-'));
  for (const [, command = '', shown] of blocks) {
    const env = { ...process.env, CITY: city.base };
    const { stdout, stderr } = await run('bash', ['-euc', command], { cwd, env });
    // 22 = the server refused; a pipe that was closed early is none of that.
    expect(stderr, command).not.toContain('curl: (22)');
    expect(shown === undefined || JSON.parse(stdout), command).toEqual(
      shown === undefined || JSON.parse(shown),
    );
  }
  expect(readFileSync(join(cwd, 'evening.csv'), 'utf8')).toContain('time [city time]');
});

test('the same events as a table: heads with units, both times, licence and mode in each row', async () => {
  const asked = 'kind=incident&limit=50';
  const batch = await events(asked);
  const rows = await table(`/events?${asked}&format=csv`);
  expect(rows.map((row) => row['id'])).toEqual(batch.map(({ id }) => id));
  const [row] = rows;
  const [event] = batch;
  expect(row).toMatchObject({
    mode: 'demo',
    'time [UTC]': event?.time,
    'zone of city time': 'Asia/Seoul',
    licence: event?.data.provenance.licence,
    notice: '',
  });
  expect(Date.parse(`${row?.['time [city time]']?.replace(' ', 'T')}+09:00`)).toBe(
    Math.floor(Date.parse(event?.time ?? '') / 1000) * 1000,
  );
  const heads = Object.keys(row ?? {});
  expect(heads).toEqual(expect.arrayContaining(['lon [deg]', 'lat [deg]', 'road closure']));
  const none = await get('/events?kind=incident&subject=none&format=csv');
  expect((await none.text()).trim().split(',')).toEqual(heads);
});

test('as GeoJSON: flat properties, no place is null, attribution and mode beside them', async () => {
  // Warnings have areas, calls have points; more calls than these would fill the page alone.
  const first = 'to=2022-08-08T16:10:00%2B09:00&limit=1000';
  const response = await get(`/events?kind=alert,incident&${first}`, {
    accept: 'application/geo+json',
  });
  expect(response.headers.get('content-type')).toContain('application/geo+json');
  const collection = (await response.json()) as {
    readonly mode: string;
    readonly attribution: readonly string[];
    readonly features: readonly {
      readonly geometry: { readonly type: string } | null;
      readonly properties: Readonly<Record<string, unknown>>;
    }[];
  };
  expect(collection.mode).toBe('demo');
  expect(collection.attribution.length).toBeGreaterThan(0);
  const types = new Set(collection.features.map(({ geometry }) => geometry?.type ?? null));
  expect(types.has(null) && types.has('Point')).toBe(true);
  const values = collection.features.flatMap(({ properties }) => Object.values(properties));
  expect(values.filter((value) => typeof value === 'object' && value !== null)).toEqual([]);
});

test('an export has every page in one file, packed for who takes it, named for its mode', async () => {
  const rows = await table('/export/events?kind=observation&from=2022-08-08T18:00:00%2B09:00');
  expect(rows.length).toBeGreaterThan(1000);
  expect(new Set(rows.map(({ mode }) => mode))).toEqual(new Set(['demo']));
  expect(rows.at(-1)?.['notice']).toBe('');
  const packed = await new Promise<{ name: string; bytes: Buffer }>((resolve, reject) => {
    const address = `${city.base}/api/v1/export/events?kind=alert&format=geojson`;
    request(address, { headers: { 'accept-encoding': 'gzip' } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const name = response.headers['content-disposition'] ?? '';
        resolve({ name, bytes: Buffer.concat(chunks) });
      });
    })
      .on('error', reject)
      .end();
  });
  expect(packed.name).toMatch(/^attachment; filename="seoul-demo-events-\d{8}T\d{6}Z\.geojson"$/);
  const { features, numberReturned } = JSON.parse(gunzipSync(packed.bytes).toString()) as {
    readonly features: readonly unknown[];
    readonly numberReturned: number;
  };
  expect(features).toHaveLength(numberReturned);
  expect(features).toHaveLength((await events('kind=alert&limit=1000')).length);
});

test('a series as a table: a gap has no value, and what was never held is told from it', async () => {
  const span = 'from=2022-08-08T15:00:00%2B09:00&to=2022-08-08T18:00:00%2B09:00&step=1800';
  const asked = `/series?datastream=river/1018683&${span}`;
  const { points, heldFrom } = await json<SeriesAnswer>(asked);
  expect(points.map(({ count }) => count > 0)).toEqual([false, false, true, true, true, true]);
  const rows = await table(`${asked}&format=csv`);
  expect(rows.map(({ mean }) => mean)).toEqual(points.map(({ mean }) => String(mean ?? '')));
  expect(new Set(rows.map((row) => row['held from [UTC]']))).toEqual(new Set([heldFrom]));
  expect(heldFrom?.slice(0, 16)).toBe('2022-08-08T07:00');
});

test('what cannot be taken is named, one by one, in problem details', async () => {
  const problems: readonly (readonly [string, number, string])[] = [
    ['/events?kind=incidents', 400, 'kind: expected one of observation'],
    ['/events?colour=red', 400, 'colour: expected a parameter of kind'],
    ['/events?limit=1001', 400, 'limit: expected at most 1000, found 1001'],
    ['/events?limit=1&limit=2', 400, 'limit: expected one number'],
    ['/events?from=2022-08-08T20:00:00', 400, 'from: expected an instant with its zone'],
    ['/events?from=2022-08-08T20:00:00Z&to=2022-08-08T19:00:00Z', 400, 'to: expected an instant'],
    ['/events?bbox=127,37,126,38', 400, 'bbox: expected west,south,east,north'],
    ['/events?district=99999', 400, 'district: expected codes of districts of the city'],
    ['/events?cursor=forged', 400, ''],
    ['/events?bbox=a,b,c,d', 400, 'bbox: expected numbers, separated by commas, found a,b,c,d'],
    ['/events?q=%EA%B0%95%00%EB%82%A8', 400, 'q: expected a text without NUL'],
    ['/events?from=9999-12-31T23:59:59-23:59', 400, 'from: expected an instant with its zone'],
    ['/events?kind=alert,position', 404, 'positions are kept for playback only'],
    [
      '/aggregate?kind=incident&by=&from=2022-08-08T10:00:00Z&to=2022-08-08T11:00:00Z',
      400,
      'by: expected a value: it must be given',
    ],
    ['/series?from=2022-08-08T20:00:00Z&to=2022-08-08T21:00:00Z', 400, 'datastream: expected a'],
    ['/series?datastream=none&from=2022-08-08T10:00:00Z&to=2022-08-08T11:00:00Z', 404, 'none'],
    [
      '/aggregate?kind=incident&by=colour&from=2022-08-08T10:00:00Z&to=2022-08-08T11:00:00Z',
      400,
      'by',
    ],
    ['/snapshot?basis=known', 400, 'basis: expected it only with'],
    ['/snapshot?at=1999-01-01T00:00:00Z', 404, 'held: 2022-08-08T07:00'],
    ['/city?verbose=1', 400, 'verbose: expected no parameters'],
    ['/events/nobody-sent-this', 404, 'nobody-sent-this'],
    ['/nothing', 404, '/api/v1/nothing'],
  ];
  for (const [path, status, detail] of problems) {
    const response = await get(path);
    const problem = (await response.json()) as Problem;
    expect([response.status, response.headers.get('content-type')], path).toEqual([
      status,
      'application/problem+json; charset=utf-8',
    ]);
    expect(problem.status, path).toBe(status);
    expect(problem.detail, path).toContain(detail);
  }
  const form = await get('/events', { accept: 'application/xml' });
  expect([form.status, form.headers.get('content-type')?.split(';')[0]]).toEqual([
    406,
    'application/problem+json',
  ]);
  const method = await fetch(`${city.base}/api/v1/city`, { method: 'DELETE' });
  expect([method.status, method.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
});

test('clock, layers and the past say what they are', async () => {
  const timeline = await json<TimelineAnswer>('/timeline');
  expect(timeline).toMatchObject({ mode: 'demo', speed: 0 });
  expect(timeline.span?.from.slice(0, 16)).toBe('2022-08-08T07:00');
  const { layers } = await json<LayersAnswer>('/layers');
  const rain = layers.find(({ id }) => id.startsWith('observation/rain'));
  expect([rain?.kind, rain?.health]).toEqual(['observation', 'live']);
  expect(rain?.count).toBeGreaterThan(5);

  const at = '2022-08-08T09:00:00.000Z';
  const past = await json<Snapshot>(`/snapshot?at=${at}`);
  expect(past).toMatchObject({ mode: 'demo', basis: 'known', now: at, speed: 0 });
  expect(past.events.every(({ recordedtime }) => recordedtime <= at)).toBe(true);
  const present = await get('/snapshot');
  expect(present.headers.get('x-city-mode')).toBe('demo');
  expect(past.events.length).toBeLessThan(((await present.json()) as Snapshot).events.length + 500);
});
