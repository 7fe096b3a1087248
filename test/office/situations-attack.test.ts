import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CityEvent, SituationEvent } from '../../contract/event.ts';
import { atMinute, floodCall, measured, valleySettings } from '../support/situation-city.ts';
import { situationRun, type SituationRun } from '../support/situation-run.ts';

const settings = valleySettings();
const begun = (): SituationRun => situationRun(settings, atMinute(0), 60);
const last = (run: SituationRun): SituationEvent | undefined => run.made.at(-1);
const subjects = (run: SituationRun): readonly string[] => [
  ...new Set(run.made.map(({ subject }) => subject)),
];
const wet = (mm: number, percent: number, minute: number): CityEvent[] => [
  measured('rain', 2, minute, mm),
  measured('sewer', 2, minute, percent),
];
type Observation = ReturnType<typeof measured>;
const changed = (event: Observation, data: Partial<Observation['data']>): Observation => ({
  ...event,
  data: { ...event.data, ...data },
});

test('a gauge without a usable full scale says nothing of its fill', () => {
  const run = begun();
  const sewer = changed(measured('sewer', 2, 1, 65), { fullScale: 0 });
  run.step(atMinute(1), [measured('rain', 2, 1, 20), sewer]);
  run.until(atMinute(3));
  expect(run.made).toEqual([]);
});

test('a call dated tomorrow speaks no longer than one of now', () => {
  const run = begun();
  const calls = [1, 2, 3].map((key) => ({
    ...floodCall(key, 2, 24 * 60),
    recordedtime: atMinute(1),
  }));
  run.step(atMinute(1), [...calls, measured('sewer', 2, 1, 65)]);
  run.until(atMinute(2));
  expect(last(run)?.data.phase).toBe('open');
  run.until(atMinute(305));
  const told = last(run)?.data.evidence.filter(({ factor }) => factor === 'calls');
  expect(told?.map(({ isPast }) => isPast)).toEqual([true, true, true]);
});

test('a value corrected downwards is taken back, and what it opened closes in its time', () => {
  const run = begun();
  run.step(atMinute(1), wet(40, 95, 1));
  run.until(atMinute(2));
  expect(last(run)?.data).toMatchObject({ phase: 'open', score: 1.6 });
  run.step(atMinute(3), [measured('rain', 2, 1, 0, { edit: 1, heardAt: 3 })]);
  for (let minute = 4; minute < 40; minute += 2) {
    run.step(atMinute(minute), [measured('sewer', 2, minute, 10)]);
  }
  expect(last(run)?.data).toMatchObject({ phase: 'closed', score: 0 });
  expect(subjects(run)).toHaveLength(1);
});

test('a gauge that flaps about its limit keeps one situation, told once a minute at most', () => {
  const run = begun();
  for (let minute = 1; minute < 60; minute += 1) {
    run.step(atMinute(minute), wet(20, minute % 2 === 0 ? 95 : 10, minute));
  }
  expect(subjects(run)).toHaveLength(1);
  const opened = run.made[0]?.data;
  expect(opened?.phase).toBe('open');
  expect(run.made.length).toBeLessThanOrEqual(62);
  expect(last(run)?.data.endedAt).toBeUndefined();
});

test('what a list leaves out for a moment does not end a situation and open another', () => {
  const run = begun();
  const calls = (from: number) => [1, 2, 3].map((key) => floodCall(from + key, 2, 5));
  run.step(atMinute(5), [...calls(0), measured('sewer', 2, 5, 65)]);
  run.until(atMinute(6));
  expect(last(run)?.data.phase).toBe('open');
  run.remove(
    atMinute(8),
    [1, 2, 3].map((key) => `incident/119/${key}`),
  );
  run.remove(atMinute(8), ['observation/sewer/37.52/2']);
  run.until(atMinute(10));
  run.step(atMinute(11), [...calls(10), measured('sewer', 2, 11, 65)]);
  run.until(atMinute(13));
  expect(subjects(run)).toHaveLength(1);
  expect(last(run)?.data.endedAt).toBeUndefined();
});

test('a value without a place and districts speaks nowhere; a road speaks where it begins', () => {
  const run = begun();
  const placeless = changed(measured('rain', 2, 1, 40), { geometry: null });
  run.step(atMinute(1), [placeless, measured('sewer', 2, 1, 95)]);
  run.until(atMinute(2));
  expect(run.made).toEqual([]);
  const road = changed(measured('rain', 2, 3, 40), {
    geometry: {
      type: 'LineString',
      coordinates: [
        [126.883, 37.52],
        [126.9, 37.52],
      ],
    },
  });
  run.step(atMinute(3), [road]);
  run.until(atMinute(4));
  expect(last(run)?.data.phase).toBe('open');
});

test('a thousand calls in one district are one situation with a short list', () => {
  const run = begun();
  const calls = Array.from({ length: 1000 }, (_, key) => floodCall(key, 1 + (key % 40) / 10, 1));
  run.step(atMinute(1), [...calls, measured('sewer', 2, 1, 65)]);
  run.until(atMinute(3));
  expect(subjects(run)).toHaveLength(1);
  const { evidence, incidents, why } = last(run)?.data ?? {};
  expect(evidence?.length).toBeLessThanOrEqual(40);
  expect(incidents?.length).toBeLessThanOrEqual(40);
  expect(why?.en).toContain('1000 open incidents');
});

test('what joined another in the minute in which both are over is closed once, and stays closed', () => {
  const run = begun();
  const at = (x: number, minute: number) => [
    measured('rain', x, minute, 20),
    measured('sewer', x, minute, 65),
  ];
  run.step(atMinute(1), at(2, 1));
  run.step(atMinute(3), at(14, 3));
  run.until(atMinute(4));
  expect(subjects(run)).toHaveLength(2);
  const dry = (minute: number) =>
    [2, 14].flatMap((x) => [measured('rain', x, minute, 0), measured('sewer', x, minute, 0)]);
  for (let minute = 5; minute <= 26; minute += 1) run.step(atMinute(minute), dry(minute));
  run.step(
    atMinute(27),
    [4, 6, 8, 10, 12].flatMap((x) => at(x, 27)),
  );
  run.until(atMinute(28));
  const ends = run.made.filter(({ data }) => data.endedAt !== undefined);
  expect(new Set(ends.map(({ subject }) => subject)).size).toBe(ends.length);
  for (const { data } of run.state.byKind.situation.values()) {
    if (data.mergedInto === undefined) continue;
    expect(run.state.byKind.situation.has(data.mergedInto)).toBe(true);
  }
});

test('whatever comes, late, doubled, gone and again: ids never come back, areas never overlap', () => {
  const step = fc.record({
    what: fc.constantFrom('rain', 'sewer', 'call', 'end', 'gone'),
    x: fc.integer({ min: 0, max: 20 }),
    value: fc.constantFrom(0, 10, 25, 65, 95),
    lat: fc.constantFrom(37.52, 37.49),
    lateMin: fc.constantFrom(0, 0, 0, 3, 45),
    afterMin: fc.constantFrom(0, 1, 1, 5, 30),
  });
  const run = fc.property(fc.array(step, { minLength: 20, maxLength: 120 }), (steps) => {
    const city = begun();
    const overlaps: string[] = [];
    let minute = 50;
    for (const [edit, { what, x, value, lat, lateMin, afterMin }] of steps.entries()) {
      minute += afterMin;
      const now = atMinute(minute);
      if (what === 'gone') {
        city.remove(now, [`incident/119/${x}`, `observation/sewer/${lat}/${x}`]);
      } else if (what === 'call' || what === 'end') {
        const end = what === 'end' ? minute : undefined;
        city.step(now, [floodCall(x, x, minute - lateMin, end)]);
      } else {
        const more = { lat, edit, heardAt: minute };
        city.step(now, [measured(what, x, minute - lateMin, value, more)]);
      }
      const open = [...city.state.byKind.situation.values()].filter(
        ({ data }) => data.endedAt === undefined,
      );
      const cells = open.flatMap(({ data }) => data.cells);
      if (afterMin > 1 && new Set(cells).size < cells.length) overlaps.push(now);
    }
    expect(overlaps).toEqual([]);
    const { incident, observation } = city.state.byKind;
    city.remove(atMinute(minute + 1), [...incident.keys(), ...observation.keys()]);
    city.until(atMinute(minute + 100));
    const ended = new Set<string>();
    const asked: string[] = [];
    for (const { subject, data } of city.made) {
      expect(ended.has(subject), subject).toBe(false);
      if (data.endedAt !== undefined) ended.add(subject);
      const times = data.course.map(({ at }) => at);
      expect(times).toEqual(times.toSorted());
      if (data.annunciatedAt !== undefined) asked.push(data.annunciatedAt);
    }
    const given = [...new Set(asked)].map((at) => Date.parse(at));
    for (const atMs of given) {
      const hour = given.filter((other) => other > atMs - 3_600_000 && other <= atMs);
      expect(hour.length).toBeLessThanOrEqual(6);
    }
    expect(ended.size).toBe(new Set(city.made.map(({ subject }) => subject)).size);
  });
  fc.assert(run, { numRuns: 20 });
});
