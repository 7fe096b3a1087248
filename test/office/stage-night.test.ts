import { beforeAll, expect, test } from 'vitest';
import type { StageEvent } from '../../contract/event.ts';
import { instantOf } from '../../contract/instant.ts';
import type { ResponseClockData, ResponseShareData } from '../../contract/response.ts';
import { beatCursor, beatsOf } from '../../server/intake/recorded-source.ts';
import { floodNight, kst } from '../support/flood-night.ts';

/** What the whole office made of the recorded night, to one in the morning. */
const stages: StageEvent[] = [];
const clocks = new Map<string, ResponseClockData>();
let clockChanges = 0;
const shares: ResponseShareData[] = [];

beforeAll(async () => {
  const { empty, recording, scenario } = await floodNight();
  const { pipeline } = empty(({ upserts }) => {
    for (const event of upserts) {
      if (event.kind === 'stage') stages.push(event);
      if (event.kind !== 'indicator') continue;
      if (event.data.form === 'response-share') shares.push(event.data);
      if (event.data.form !== 'response-clock') continue;
      clocks.set(event.subject, event.data);
      clockChanges += 1;
    }
  });
  const span = { fromMs: Date.parse(scenario.from), toMs: kst('01:00', '2022-08-09') };
  const cursor = beatCursor(beatsOf(recording, span));
  for (let beat = cursor.peek(); beat !== undefined; beat = cursor.peek()) {
    cursor.take();
    if (beat.kind === 'frame') pipeline.frame(beat.frame);
    else pipeline.tick(instantOf(beat.atMs));
  }
}, 240_000);

/** When the proposal moved, and to where. */
const moves = () =>
  (stages.at(-1)?.data.history ?? []).map(({ at, by, proposed }) => ({
    atMs: Date.parse(at),
    by,
    proposed,
  }));
const firstTo = (level: string) => moves().find(({ proposed }) => proposed >= level)?.atMs ?? 0;

test('the proposal is ordinary in the afternoon, at 3 or more an hour before the Dorimcheon overflows, at 5 around it', () => {
  expect(firstTo('2')).toBeGreaterThan(kst('18:00'));
  expect(firstTo('3')).toBeGreaterThan(kst('20:00'));
  expect(firstTo('3')).toBeLessThan(kst('20:35'));
  expect(firstTo('4')).toBeLessThan(kst('21:00'));
  expect(firstTo('5')).toBeGreaterThan(kst('20:35'));
  // 21:20, 도림천 범람.
  expect(firstTo('5')).toBeLessThan(kst('21:25'));
});

test('it does not flap: it rises to 5 without a step back, and falls late, a level at a time', () => {
  const all = moves();
  const top = all.findIndex(({ proposed }) => proposed === '5');
  expect(all.slice(0, top + 1).every(({ by }) => by === 'rise')).toBe(true);
  const after = all.slice(top + 1);
  expect(after.map(({ by }) => by)).toEqual(after.map(() => 'fall'));
  expect(after[0]?.atMs ?? Number.POSITIVE_INFINITY).toBeGreaterThan(kst('22:30'));
  for (const [i, { atMs }] of after.entries()) {
    const before = after[i - 1]?.atMs ?? 0;
    expect(atMs - before).toBeGreaterThanOrEqual(30 * 60_000);
  }
});

test('nobody has confirmed anything, warnings stand beside it as issued, and its words stay few', () => {
  const last = stages.at(-1)?.data;
  expect(last).toMatchObject({ level: '1', isConfirmed: false, crisis: null });
  expect(
    stages.some(({ data }) => data.weather.some(({ text }) => text.ko.includes('호우경보'))),
  ).toBe(true);
  expect(stages.length).toBeLessThan(9 * 60);
});

test('every 119 call of the night has its clock, changed only by its steps and its targets', () => {
  expect(clocks.size).toBeGreaterThan(1700);
  // Eight steps and four targets at the very most.
  expect(clockChanges / clocks.size).toBeLessThan(12);
  for (const { incident, steps } of clocks.values()) {
    expect(incident).toMatch(/^incident\/119\//);
    expect(steps.some(({ isOutOfOrder }) => isOutOfOrder)).toBe(false);
  }
  const untold = [...clocks.values()].filter(({ steps }) =>
    steps.some(({ code, isMissing }) => code === '차고출발' && isMissing),
  );
  expect(untold.length / clocks.size).toBeGreaterThan(0.04);
  expect(untold.length / clocks.size).toBeLessThan(0.1);
});

test('fewer calls are reached in time as the storm takes the crews; each share is of timed calls', () => {
  // One a minute: an hour into the recording, and at its end.
  const [early, late] = [shares[60], shares.at(-1)];
  expect(early?.city.sharePct ?? 0).toBeGreaterThan(late?.city.sharePct ?? 100);
  for (const { calls, timed, inTime, sharePct } of Object.values(late?.byDistrict ?? {})) {
    expect(timed).toBeLessThanOrEqual(calls);
    expect(sharePct).toBe(timed === 0 ? null : Math.round((inTime / timed) * 1000) / 10);
  }
});
