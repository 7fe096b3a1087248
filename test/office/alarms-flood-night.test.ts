import { beforeAll, expect, test } from 'vitest';
import type { AlarmLoadData } from '../../contract/alarm.ts';
import type { AlarmEvent, SituationEvent, StageEvent } from '../../contract/event.ts';
import { instantOf } from '../../contract/instant.ts';
import { beatCursor, beatsOf } from '../../server/intake/recorded-source.ts';
import { floodNight, kst } from '../support/flood-night.ts';

const HOUR_MS = 3_600_000;
const SUBJECT = /^(situation\/|indicator\/alarm-load$)/;

/** What the whole office told over the recorded night, to one in the morning. */
const told: (AlarmEvent | SituationEvent | StageEvent)[] = [];
const subjects = new Set<string>();
let load: AlarmLoadData | undefined;
let worstLoad: AlarmLoadData | undefined;
let inForce: ReadonlySet<string> = new Set();

beforeAll(async () => {
  const { empty, recording, scenario } = await floodNight();
  const night = empty(({ upserts }) => {
    for (const event of upserts) {
      subjects.add(event.subject);
      if (event.kind === 'alarm' || event.kind === 'situation' || event.kind === 'stage') {
        told.push(event);
      } else if (event.kind === 'indicator' && event.data.form === 'alarm-load') {
        load = event.data;
        if (load.lastTenMin > (worstLoad?.lastTenMin ?? 0)) worstLoad = load;
      }
    }
  });
  const span = { fromMs: Date.parse(scenario.from), toMs: kst('01:00', '2022-08-09') };
  const cursor = beatCursor(beatsOf(recording, span));
  for (let beat = cursor.peek(); beat !== undefined; beat = cursor.peek()) {
    cursor.take();
    if (beat.kind === 'frame') night.pipeline.frame(beat.frame);
    else night.pipeline.tick(instantOf(beat.atMs));
  }
  inForce = new Set(night.inForce().map(({ subject }) => subject));
}, 240_000);

const alarms = (): readonly AlarmEvent[] => told.filter((event) => event.kind === 'alarm');

/** When something took the attention of the office: alarms, situations and the stage. */
function interrupts(): readonly number[] {
  const times = new Set<string>();
  for (const { subject, data } of told) {
    if (!('annunciation' in data) || data.annunciation !== 'interrupt') continue;
    times.add(`${data.annunciatedAt ?? ''} ${subject}`);
  }
  return [...times].map((entry) => Date.parse(entry.slice(0, 24))).toSorted((a, b) => a - b);
}

test('the executive’s screen is interrupted, at most six times in any hour', () => {
  const times = interrupts();
  expect(times.length).toBeGreaterThan(3);
  const most = Math.max(
    ...times.map((from) => times.filter((at) => at >= from && at < from + HOUR_MS).length),
  );
  expect(most).toBeLessThanOrEqual(6);
});

test('nothing disappears: what did not interrupt is listed, or counted in what it names', () => {
  const events = alarms();
  expect(events.length).toBeGreaterThan(150);
  const lost = events.filter(({ data }) => {
    if (data.annunciation !== 'rolled-up') return false;
    const { into = '' } = data;
    return !SUBJECT.test(into) || !subjects.has(into);
  });
  expect(lost.map(({ subject }) => subject)).toEqual([]);
  // Every alarm that was ever active is still in force, or its last word says that it is over.
  const last = new Map(events.map((event) => [event.subject, event]));
  const gone = [...last.values()].filter(
    ({ subject, data }) => !inForce.has(subject) && data.endedAt === undefined,
  );
  expect(gone).toEqual([]);
});

test('priorities are within 80/15/5 ± 5 points, counted over every activation', () => {
  const { n = 0, sharePct } = load?.audit ?? {};
  expect(n).toBeGreaterThan(100);
  expect(Math.abs((sharePct?.low ?? 0) - 80)).toBeLessThanOrEqual(5);
  expect(Math.abs((sharePct?.medium ?? 0) - 15)).toBeLessThanOrEqual(5);
  expect(Math.abs((sharePct?.high ?? 0) - 5)).toBeLessThanOrEqual(5);
});

test('at the height of the night the meter is past what a person can act on, in at most seven rows', () => {
  expect(worstLoad?.load).not.toBe('normal');
  expect(worstLoad?.lastTenMin).toBeGreaterThan(5);
  expect(worstLoad?.groups.length).toBeLessThanOrEqual(7);
  // What keeps it there: situations speak for most of what comes up inside them.
  const suppressed = new Set(
    alarms().flatMap(({ subject, data }) => (data.state === 'suppressed' ? [subject] : [])),
  );
  expect(suppressed.size).toBeGreaterThan(100);
});

test('the Dorimcheon gauge passes its levels as one alarm, and tells the levee ahead of it', () => {
  const gauge = alarms().filter(({ subject }) => subject.endsWith('/river/2301'));
  const severities = [...new Set(gauge.map(({ data }) => data.severity))];
  expect(severities.slice(0, 3)).toEqual(['Minor', 'Severe', 'Extreme']);
  const reached = Date.parse(gauge.find(({ data }) => data.severity === 'Extreme')?.time ?? '');
  const ahead = gauge.find(({ data }) => data.ahead !== undefined);
  expect(Date.parse(ahead?.time ?? '')).toBeLessThan(reached);
});

test('gauges whose pipe is not known are not judged, and counted', () => {
  expect(load?.unjudged).toMatchObject([{ rule: 'sewer-fill', reasons: ['full-scale'] }]);
  expect(load?.unjudged[0]?.n).toBeGreaterThan(10);
});
