import { expect, test } from 'vitest';
import type { AlarmLoadData } from '../../contract/alarm.ts';
import type { AlarmEvent, SituationEvent, StageEvent } from '../../contract/event.ts';
import type { ResponseClockData, ResponseShareData } from '../../contract/response.ts';
import { kst } from '../support/flood-night.ts';
import type { NightToFold } from './folded-night.ts';

const HOUR_MS = 3_600_000;
const SUBJECT = /^(situation\/|indicator\/alarm-load$)/;

/** What the whole office told over the recorded night, to one in the morning. */
const told: (AlarmEvent | SituationEvent | StageEvent)[] = [];
const subjects = new Set<string>();
let load: AlarmLoadData | undefined;
let worstLoad: AlarmLoadData | undefined;
const inForce = new Set<string>();
const clocks = new Map<string, ResponseClockData>();
let clockChanges = 0;
const shares: ResponseShareData[] = [];

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

/** Tests: what the whole office told over the night. */
export function testToldByOffice(night: NightToFold): void {
  night.hear(({ upserts, removals }) => {
    for (const subject of removals) inForce.delete(subject);
    for (const event of upserts) {
      subjects.add(event.subject);
      inForce.add(event.subject);
      if (event.kind === 'alarm' || event.kind === 'situation' || event.kind === 'stage') {
        told.push(event);
      }
      if (event.kind !== 'indicator') continue;
      if (event.data.form === 'alarm-load') {
        load = event.data;
        if (load.lastTenMin > (worstLoad?.lastTenMin ?? 0)) worstLoad = load;
      } else if (event.data.form === 'response-share') shares.push(event.data);
      else if (event.data.form === 'response-clock') {
        clocks.set(event.subject, event.data);
        clockChanges += 1;
      }
    }
  });

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

  const stages = (): readonly StageEvent[] => told.filter((event) => event.kind === 'stage');

  /** When the proposal moved, and to where. */
  const moves = () =>
    (stages().at(-1)?.data.history ?? []).map(({ at, by, proposed }) => ({
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
    const last = stages().at(-1)?.data;
    expect(last).toMatchObject({ level: '1', isConfirmed: false, crisis: null });
    expect(
      stages().some(({ data }) => data.weather.some(({ text }) => text.ko.includes('호우경보'))),
    ).toBe(true);
    expect(stages().length).toBeLessThan(9 * 60);
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
}
