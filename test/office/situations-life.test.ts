import { expect, test } from 'vitest';
import type { CityEvent, SituationEvent } from '../../contract/event.ts';
import {
  atMinute,
  feedAt,
  floodCall,
  measured,
  valleySettings,
} from '../support/situation-city.ts';
import { situationRun, type SituationRun } from '../support/situation-run.ts';

const settings = valleySettings();
const begun = (): SituationRun => situationRun(settings, atMinute(0), 60);
const last = (run: SituationRun): SituationEvent | undefined => run.made.at(-1);
const subjects = (run: SituationRun): readonly string[] => [
  ...new Set(run.made.map(({ subject }) => subject)),
];

/** Tells the same events anew each five minutes, as gauges do. */
function hold(run: SituationRun, from: number, to: number, what: (minute: number) => CityEvent[]) {
  for (let minute = from; minute <= to; minute += 5) run.step(atMinute(minute), what(minute));
}
const wet = (mm: number, percent: number) => (minute: number) => [
  measured('rain', 2, minute, mm),
  measured('sewer', 2, minute, percent),
];

test('one factor opens nothing, however strong; a second one of another feed does', () => {
  const run = begun();
  hold(run, 1, 21, (minute) => [measured('rain', 2, minute, 40)]);
  expect(run.made).toEqual([]);
  run.step(atMinute(25), [measured('sewer', 2, 25, 65)]);
  run.until(atMinute(26));
  const opened = last(run)?.data;
  expect(opened).toMatchObject({
    title: { ko: '북천 유역 침수 위험', en: 'Flood danger, North valley' },
    phase: 'open',
    score: 1.2,
    severity: 'Moderate',
    openedAt: atMinute(26),
    annunciation: 'interrupt',
    annunciatedAt: atMinute(26),
  });
  expect(opened?.evidence.map(({ factor, feed }) => [factor, feed])).toEqual([
    ['rain', 'rain-feed'],
    ['sewer', 'sewer-feed'],
  ]);
  expect(opened?.evidence[0]).toMatchObject({ at: atMinute(21), value: 40, unit: 'mm' });
  expect(opened?.exposed?.people).toBeGreaterThan(0);
  expect(opened?.exposed?.basis.en).toContain('estimate');
  expect(last(run)?.data.geometry?.type).toBe('MultiPolygon');
});

test('it grows, peaks, recedes and closes, each step with its reason; a dip closes nothing', () => {
  const run = begun();
  hold(run, 1, 11, wet(20, 65));
  hold(run, 16, 41, wet(20, 95));
  // Ten minutes of nothing are shorter than the dwell.
  hold(run, 46, 51, wet(0, 0));
  hold(run, 56, 71, wet(10, 65));
  hold(run, 76, 110, wet(0, 0));
  const { data } = last(run) ?? {};
  expect(subjects(run)).toHaveLength(1);
  const course = data?.course.map(({ phase }) => phase);
  expect([...new Set(course)]).toEqual(['open', 'growing', 'peaking', 'receding', 'closed']);
  expect(data?.course.every(({ why }) => why.ko !== '' && why.en !== undefined)).toBe(true);
  expect(data).toMatchObject({ peakScore: 1.6, peakedAt: atMinute(17) });
  expect(data?.endedAt).toBe(data?.course.at(-1)?.at);
  // What no longer holds stays listed, and says so.
  expect(data?.evidence.every(({ isPast }) => isPast)).toBe(true);
});

test('two in one valley become one: the older goes on, the younger says where it went', () => {
  const run = begun();
  const at = (x: number, minute: number) => [
    measured('rain', x, minute, 20),
    measured('sewer', x, minute, 65),
  ];
  run.step(atMinute(1), at(2, 1));
  run.step(atMinute(5), at(14, 5));
  run.until(atMinute(6));
  const [older, younger] = subjects(run);
  expect(subjects(run)).toHaveLength(2);
  run.step(
    atMinute(8),
    [4, 6, 8, 10, 12].flatMap((x) => at(x, 8)),
  );
  run.until(atMinute(9));
  expect(run.state.byKind.situation.get(younger ?? '')?.data).toMatchObject({
    phase: 'closed',
    mergedInto: older,
  });
  expect(run.state.byKind.situation.get(older ?? '')?.data).toMatchObject({
    mergedFrom: [younger],
  });
  // The water in between falls: the larger part keeps the identity.
  const dry = (minute: number) =>
    [4, 6, 8].flatMap((x) => [measured('rain', x, minute, 0), measured('sewer', x, minute, 0)]);
  hold(run, 15, 60, (minute) => [
    ...at(2, minute),
    ...at(10, minute),
    ...at(12, minute),
    ...at(14, minute),
    ...dry(minute),
  ]);
  const open = [...run.state.byKind.situation.values()].filter(
    ({ data }) => data.endedAt === undefined,
  );
  expect(open.map(({ subject }) => subject)).toContain(older);
  expect(open.find(({ subject }) => subject !== older)?.data.splitFrom).toBe(older);
});

test('valleys side by side stay apart; the lower one says what it follows from', () => {
  const run = begun();
  const at = (lat: number, minute: number) => [
    measured('rain', 2, minute, 20, { lat }),
    measured('sewer', 2, minute, 65, { lat }),
  ];
  run.step(atMinute(1), at(37.52, 1));
  run.until(atMinute(2));
  run.step(atMinute(3), at(37.49, 3));
  run.until(atMinute(4));
  const [upper, lower] = run.made.map(({ data, subject }) => ({ ...data, subject }));
  expect(upper?.basin).toBe('북천 유역');
  expect(lower).toMatchObject({ basin: '남천 유역', causedBy: upper?.subject });
  expect(lower?.cells.some((cell) => upper?.cells.includes(cell))).toBe(false);
});

test('a high value that comes late changes nothing; a corrected one does', () => {
  const run = begun();
  run.step(atMinute(10), [measured('sewer', 2, 10, 65), measured('rain', 2, 10, 2)]);
  run.step(atMinute(11), [measured('rain', 2, 1, 40, { heardAt: 11 })]);
  run.until(atMinute(12));
  expect(run.made).toEqual([]);
  run.step(atMinute(13), [measured('rain', 2, 10, 40, { edit: 1, heardAt: 13 })]);
  run.until(atMinute(14));
  expect(last(run)?.data.evidence[0]).toMatchObject({ value: 40, knownAt: atMinute(13) });
});

test('what has left the city speaks no longer', () => {
  const run = begun();
  const calls = (end?: number) => [1, 2, 3].map((key) => floodCall(key, 2, 1, end));
  run.step(atMinute(1), [...calls(), measured('sewer', 2, 1, 65)]);
  run.until(atMinute(2));
  expect(last(run)?.data).toMatchObject({ score: 1, incidents: { length: 3 } });
  run.step(atMinute(10), calls(10));
  // Ended an hour ago, they go.
  hold(run, 15, 80, (minute) => [measured('sewer', 2, minute, 65)]);
  const now = last(run)?.data;
  const heldCalls = now?.evidence.filter(({ factor }) => factor === 'calls');
  expect(heldCalls?.map(({ isPast }) => isPast)).toEqual([true, true, true]);
  expect(now).toMatchObject({ score: 0.4, incidents: [] });
});

test('a silent feed and a place without gauges are named, with the reason', () => {
  const run = begun();
  run.step(atMinute(1), [
    feedAt('rain-feed', 1, true),
    feedAt('sewer-feed', 1, true),
    feedAt('call-feed', 1, true),
  ]);
  run.step(atMinute(20), [feedAt('rain-feed', 20, false), feedAt('call-feed', 20, true)]);
  const calls = [1, 2, 3].map((key) => floodCall(key, 2, 20));
  run.step(atMinute(20), [measured('rain', 2, 20, 10), ...calls]);
  run.until(atMinute(21));
  expect(last(run)?.data.missing).toMatchObject([
    { factor: 'rain', feeds: ['rain-feed'], why: { en: 'rain-feed down, last heard 15:00' } },
    { factor: 'sewer', feeds: ['sewer-feed'], why: { ko: '가까이에 계측기 없음' } },
  ]);
});

test('a hundred gauges say much; the event stays short and says how much it leaves out', () => {
  const run = begun();
  const many = Array.from({ length: 60 }, (_, nth) => nth / 20);
  run.step(
    atMinute(1),
    many.flatMap((x) => [measured('rain', x, 1, 20), measured('sewer', x, 1, 95)]),
  );
  run.until(atMinute(2));
  const data = last(run)?.data;
  expect(data?.evidence.length).toBeLessThanOrEqual(40);
  expect(data?.why.ko).toContain('근거 120건');
  hold(run, 5, 60, (minute) =>
    many.flatMap((x) => [measured('rain', x, minute, 20), measured('sewer', x, minute, 95)]),
  );
  // An hour in which nothing changed but the times.
  expect(run.made.length).toBeLessThanOrEqual(4);
});
