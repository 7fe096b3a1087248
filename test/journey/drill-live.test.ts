import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Briefing } from '../../contract/briefing.ts';
import type { CommandAnswer } from '../../contract/command.ts';
import type { Snapshot } from '../../contract/delta.ts';
import type { ExerciseAnswer, ExercisesAnswer } from '../../contract/exercise.ts';
import { EXERCISES_ANSWER } from '../../server/hub/schema/exercise-schema.ts';
import { isOfExercise } from '../../server/wire/exercise-mark.ts';
import { incident, reading } from '../support/city-process.ts';
import { startOfficeProcess, TOKENS, type OfficeProcess } from '../support/office-process.ts';
import { startOrderRecipient, type OrderRecipient } from '../support/order-recipient.ts';
import { pastViewer } from '../support/past-viewer.ts';

const SECRET = 'between-the-office-and-roads';
const WAIT = { timeout: 30_000, interval: 100 };

const BODY = JSON.stringify([incident(77, { time: '{{now|yyyy-MM-ddTHH:mm:ss}}+09:00' })]);
const SCRIPT = `title: { ko: 작은 훈련, en: Small drill }
injects:
  - id: flooded-road
    atSec: 0
    title: { ko: 도로 침수, en: A flooded road }
    says:
      - body:
          feed: gauges
          call: push
          text: '${BODY.replaceAll("'", "''")}'
      - alert:
          feed: gauges
          subject: alert/drill/rain
          event: { ko: 호우, en: Heavy rain }
          tier: 경보
          severity: Severe
          sender: { ko: 작은시, en: Small City }
          headline: { ko: '[훈련] 호우경보', en: '[Exercise] Heavy rain warning' }
          districts: [north]
  - id: never-by-itself
    atSec: 80000
    title: { ko: 수위, en: A level }
    says:
      - observation:
          feed: gauges
          subject: observation/drill/1
          as: { property: water.level, unit: m, name: { ko: 훈련, en: Drill }, lon: 127, lat: 37.5 }
          results: [4.2]
`;

let office: OfficeProcess;
let roads: OrderRecipient;
let api: string;

beforeAll(async () => {
  roads = await startOrderRecipient(SECRET);
  const contacts = `contacts:
  - id: roads
    name: { ko: 도로관리과, en: Roads }
    duty: { ko: 통제, en: Closures }
    webhook: { url: '${roads.url}', secretEnv: ROADS_SECRET, allowPrivate: true }
`;
  office = await startOfficeProcess({
    files: { 'contacts.yaml': contacts, 'exercises/small-drill.yaml': SCRIPT },
    env: { ROADS_SECRET: SECRET },
  });
  api = `${office.city.url}/api/v1`;
}, 120_000);
afterAll(async () => {
  await office[Symbol.asyncDispose]();
  await roads[Symbol.asyncDispose]();
});

function post(path: string, body: object, token?: string): Promise<Response> {
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return fetch(api + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...authorization },
    body: JSON.stringify(body),
  });
}
async function json<T>(path: string): Promise<T> {
  return (await (await fetch(api + path)).json()) as T;
}
async function started(key: string, more: object = {}): Promise<ExerciseAnswer> {
  const answer = await post(
    '/exercises',
    { script: 'small-drill', key, ...more },
    TOKENS.supervisor,
  );
  expect(answer.status, await answer.clone().text()).toBe(201);
  return (await answer.json()) as ExerciseAnswer;
}
const steer = (id: string, body: object): Promise<Response> =>
  post(`/exercises/${id}`, body, TOKENS.supervisor);

/** What anybody can find of it in the city itself: on the wire, in files, in numbers, on disk. */
async function traces(): Promise<readonly string[]> {
  const paths = ['/snapshot', '/events?limit=1000', '/export/events?format=csv', '/datastreams'];
  const texts = await Promise.all(paths.map(async (path) => (await fetch(api + path)).text()));
  const log = join(office.city.dataDir, 'log');
  const files = readdirSync(log).map((name) => readFileSync(join(log, name), 'latin1'));
  const audit = JSON.stringify(await office.audit());
  return ['/exercises/', 'alert/drill', 'incident-77', 'drill-order'].filter((mark) =>
    [...texts, ...files, audit].some((text) => text.includes(mark)),
  );
}
const feedCounts = async (): Promise<readonly string[]> => {
  const text = await (await fetch(`${office.city.url}/metrics`)).text();
  return text.split('\n').filter((line) => /^feed_(accepted|rejected)\{/.test(line));
};

test('only a supervisor starts one, of a script that there is, once a key', async () => {
  const asked = { script: 'small-drill', key: 'refused-1' };
  expect((await post('/exercises', asked)).status).toBe(401);
  expect((await post('/exercises', asked, TOKENS.operator)).status).toBe(403);
  expect((await post('/exercises', { ...asked, script: 'x' }, TOKENS.supervisor)).status).toBe(404);
  const bad = await post('/exercises', { ...asked, at: 1 }, TOKENS.supervisor);
  expect([bad.status, await bad.text()]).toEqual([400, expect.stringContaining('at')]);
  const { exercises, scripts } = await json<ExercisesAnswer>('/exercises');
  expect(exercises).toEqual([]);
  expect(scripts).toMatchObject([{ id: 'small-drill', injects: 2 }]);
});

test(
  'an exercise over the live city: all of it is seen by who watches it, nothing by anybody else',
  { timeout: 120_000 },
  async () => {
    await office.city.send([reading(1), reading(2)]);
    const counts = await feedCounts();
    using live = pastViewer(office.city.url);
    await live.watch('live');
    const { id } = await started('drill-start-1');
    expect((await started('drill-start-1')).id).toBe(id);
    using player = pastViewer(office.city.url);
    expect(await player.watch({ exercise: id })).toMatchObject({ ok: true });
    expect(await player.watch({ exercise: 'none' })).toMatchObject({ ok: false });
    const drilled = (): readonly string[] =>
      [...player.events().values()].filter(isOfExercise).map(({ subject }) => subject);
    await vi.waitFor(() => expect(drilled()).toContain('alert/drill/rain'), WAIT);
    expect(player.head()?.mode).toBe('exercise');
    await vi.waitFor(() => expect(player.heartbeats().at(-1)?.mode).toBe('exercise'), WAIT);

    // What comes to the city comes to the exercise too, and what is injected only there.
    await office.city.send([reading(3)]);
    expect(
      (await steer(id, { action: 'inject', inject: 'never-by-itself', key: 'inject-1' })).status,
    ).toBe(200);
    await vi.waitFor(() => expect(drilled()).toContain('observation/drill/1'), WAIT);
    const gauge3 = [...live.events().keys()].find((subject) => subject.includes('gauge-3'));
    await vi.waitFor(() => expect(player.events().has(gauge3 ?? 'none')).toBe(true), WAIT);

    // An order of somebody who watches it goes to its office, and to no system outside.
    const order = {
      about: office.about,
      recipient: 'roads',
      text: '훈련 통제',
      key: 'drill-order-1',
    };
    const dueAt = new Date(Date.now() + 3_600_000).toISOString();
    const given = (await player.ask('direct', {
      ...order,
      dueAt,
      token: TOKENS.supervisor,
    })) as unknown as CommandAnswer;
    expect(given).toMatchObject({ ok: true });
    const overHttp = { ...order, dueAt, key: 'drill-order-2' };
    expect(
      (await post(`/exercises/${id}/commands/direct`, overHttp, TOKENS.supervisor)).status,
    ).toBe(200);
    const orders = (): readonly unknown[] =>
      [...player.events().values()].filter(({ kind }) => kind === 'directive');
    await vi.waitFor(() => expect(orders()).toHaveLength(2), WAIT);
    await vi.waitFor(() => expect(JSON.stringify(orders())).toContain('훈련: 보내지 않음'), WAIT);
    expect(roads.received).toEqual([]);

    // Files of it say so; the city's own answers still say live.
    const file = await fetch(`${api}/exercises/${id}/export/events?format=csv&kind=alert`);
    expect(file.headers.get('x-city-mode')).toBe('exercise');
    expect(file.headers.get('content-disposition')).toContain('-exercise-events-');
    const [, row = ''] = (await file.text()).split('\r\n');
    expect(row).toContain('exercise');
    const shown = await json<Snapshot>(`/exercises/${id}/snapshot`);
    expect(shown.mode).toBe('exercise');
    expect(shown.epoch).not.toBe(live.position().epoch);
    expect((await fetch(`${api}/snapshot`)).headers.get('x-city-mode')).toBe('live');

    await vi.waitFor(() => expect(live.heartbeats().length).toBeGreaterThan(0), WAIT);
    expect([...live.events().values()].filter(isOfExercise)).toEqual([]);
    expect(live.gaps()).toBe(0);
    expect(live.snapshots()).toBe(1);
    expect(new Set(live.heartbeats().map(({ mode }) => mode))).toEqual(new Set(['live']));
    expect(await traces()).toEqual([]);
    // One reading more came to the city itself.
    const accepted = (lines: readonly string[]): number => Number(lines[0]?.split(' ')[1]);
    expect(accepted(await feedCounts())).toBe(accepted(counts) + 1);

    // Ended it is kept, can be looked back on, and is changed by nobody.
    expect((await steer(id, { action: 'end', key: 'drill-end-1' })).status).toBe(200);
    const late = await post(
      `/exercises/${id}/commands/direct`,
      { ...overHttp, key: 'late-order' },
      TOKENS.supervisor,
    );
    expect(late.status).toBe(409);
    const report = await fetch(`${api}/briefing?exercise=${id}`);
    expect(report.headers.get('x-city-mode')).toBe('exercise');
    const { mode, title, links } = (await report.json()) as Briefing;
    expect([mode, title.ko.includes('훈련')]).toEqual(['exercise', true]);
    expect([links.page, links.playback].every((link) => link.includes(`exercise=${id}`))).toBe(
      true,
    );
    expect((await json<Briefing>('/briefing')).mode).toBe('live');
    expect((await fetch(`${api}/briefing?exercise=none`)).status).toBe(404);

    const begin = shown.now;
    expect(await player.watch({ from: begin, speed: 1, exercise: id })).toMatchObject({ ok: true });
    await vi.waitFor(
      () => expect(player.heartbeats().at(-1)).toMatchObject({ mode: 'exercise', basis: 'known' }),
      WAIT,
    );
  },
);

test(
  'killed in the middle: the live log has nothing of it, the exercise has ended and is kept, and says so',
  { timeout: 120_000 },
  async () => {
    const { id } = await started('drill-start-2', { over: 'empty' });
    await office.city.end('SIGKILL');
    await office.city.start();
    expect(await traces()).toEqual([]);
    expect(office.city.output()).toContain(`exercise ${id}: it ended when the server did`);
    const { exercises } = EXERCISES_ANSWER.parse(await json('/exercises'));
    const kept = exercises.find((one) => one.id === id);
    expect(kept?.state).toBe('ended');
    expect(kept?.ended?.en).toContain('server');
    const shown = await json<Snapshot>(`/exercises/${id}/snapshot`);
    expect(shown.mode).toBe('exercise');
    expect(shown.events.filter(isOfExercise).map(({ subject }) => subject)).toContain(
      'alert/drill/rain',
    );
    const folder = join(office.city.dataDir, 'exercise', id);
    expect(existsSync(folder)).toBe(true);
    expect((await steer(id, { action: 'remove', key: 'drill-remove' })).status).toBe(200);
    expect(existsSync(folder)).toBe(false);
    expect((await fetch(`${api}/exercises/${id}/snapshot`)).status).toBe(404);
  },
);
