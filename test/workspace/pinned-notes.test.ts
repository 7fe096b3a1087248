import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Snapshot } from '../../contract/delta.ts';
import type { CityEvent, SituationEvent } from '../../contract/event.ts';
import type { SessionAnswer } from '../../contract/session.ts';
import { pinnedNotes } from '../../client/explore/pinned-notes.ts';
import { asking } from '../support/desk-people.ts';
import { pausedDemo, type PausedDemo } from '../support/paused-demo.ts';

let city: PausedDemo;
let api: string;
let token: string;
let subject: string;

const eventsAt = async (at?: string): Promise<readonly CityEvent[]> => {
  const query = at === undefined ? '' : `?at=${encodeURIComponent(at)}`;
  return ((await (await fetch(`${api}/snapshot${query}`)).json()) as Snapshot).events;
};
const situationsAt = async (at?: string): Promise<readonly SituationEvent[]> =>
  (await eventsAt(at)).filter((event) => event.kind === 'situation');
const note = (change: object) =>
  asking(api, 'POST', '/commands/note', token, { subject, text: '둑 월류 지점', ...change });

beforeAll(async () => {
  city = await pausedDemo('17:15');
  api = `${city.base}/api/v1`;
  const { demo = [] } = (await (await fetch(`${api}/session`)).json()) as SessionAnswer;
  token = demo.find(({ role }) => role === 'operator')?.token ?? '';
  const open = (await situationsAt()).find(({ data }) => data.endedAt === undefined);
  subject = open?.subject ?? '';
}, 120_000);
afterAll(() => city[Symbol.asyncDispose]());

const AREA = {
  type: 'MultiPolygon',
  coordinates: [
    [
      [
        [126.9, 37.5],
        [126.91, 37.5],
        [126.91, 37.51],
        [126.9, 37.5],
      ],
    ],
  ],
};

test('a note on the map is in the log: there once it was written, and not a moment before', async () => {
  expect(subject).toMatch(/^situation\//u);
  const from = '2022-08-08T17:05:00+09:00';
  const pin = { geometry: AREA, from, to: '2022-08-08T17:10:00+09:00' };
  const { status, said } = await note({ key: 'pinned-note-1', pin });
  expect(status, JSON.stringify(said)).toBe(200);
  const written = String(said['at']);
  const [pinned, ...others] = pinnedNotes(await situationsAt());
  expect(others).toEqual([]);
  expect(pinned).toMatchObject({
    situation: subject,
    text: '둑 월류 지점',
    geometry: AREA,
    fromMs: Date.parse(from),
    writtenMs: Date.parse(written),
  });
  // At the time it speaks of nobody had written it yet.
  expect(pinnedNotes(await situationsAt('2022-08-08T08:10:00.000Z'))).toEqual([]);
  const before = new Date(Date.parse(written) - 1).toISOString();
  expect(pinnedNotes(await situationsAt(before))).toEqual([]);
  expect(pinnedNotes(await situationsAt(written))).toHaveLength(1);
});

test('a note stands nowhere in the future, on no alarm, and in no broken area', async () => {
  const later = { from: '2022-08-08T23:00:00+09:00' };
  expect(await note({ key: 'pinned-note-2', pin: later })).toMatchObject({
    status: 409,
    said: { code: 'conflict', problem: { ko: '아직 오지 않은 시각입니다' } },
  });
  const alarm = (await eventsAt()).find(({ kind }) => kind === 'alarm')?.subject ?? '';
  const point = { geometry: { type: 'Point', coordinates: [126.9, 37.5] } };
  const onAlarm = await note({ key: 'pinned-note-3', subject: alarm, pin: point });
  expect(onAlarm.status).toBe(409);
  const cases = [
    {},
    { to: '2022-08-08T17:10:00+09:00' },
    { geometry: { type: 'Point', coordinates: [526.9, 37.5] } },
    { geometry: { ...AREA, coordinates: [[AREA.coordinates[0]?.[0]?.slice(0, 3)]] } },
    { geometry: { ...AREA, coordinates: Array.from({ length: 30 }, () => AREA.coordinates[0]) } },
  ];
  for (const pin of cases) {
    expect((await note({ key: 'pinned-note-4', pin })).status).toBe(400);
  }
  expect(pinnedNotes(await situationsAt())).toHaveLength(1);
});
