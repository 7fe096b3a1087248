import { expect, test } from 'vitest';
import type { CityEvent, SituationEvent } from '../../contract/event.ts';
import { latLngToCell } from 'h3-js';
import { madeEvent } from '../../server/office/made-event.ts';
import { alertAt } from '../support/alert-messages.ts';
import { incidentAt } from '../support/city-events.ts';
import { alarmDesk, levelAt, RIVER } from '../support/alarm-desk.ts';

type Desk = ReturnType<typeof alarmDesk>;

test('eleven alarms in nine minutes are a flood, told within a second; it passes by itself', () => {
  const desk = alarmDesk();
  const loads: (string | undefined)[] = [];
  for (let gauge = 0; gauge < 11; gauge += 1) {
    const sec = 60 + gauge * 54;
    desk.level(3.5, sec - 60, gauge);
    desk.tick(sec);
    loads.push(desk.load()?.load);
  }
  expect(loads).toEqual([
    'normal',
    'normal',
    ...Array.from({ length: 7 }, () => 'high'),
    'flood',
    'flood',
  ]);
  expect(desk.load()?.lastTenMin).toBe(11);
  desk.tick(60 + 10 * 54 + 601);
  expect(desk.load()).toMatchObject({ load: 'normal', lastTenMin: 0, active: 11, groups: [] });
});

test('in a flood at most seven rows by hazard and district stand for all alarms', () => {
  const desk = alarmDesk();
  for (let gauge = 0; gauge < 30; gauge += 1) {
    const event = levelAt(gauge === 29 ? 4.5 : 3.5, 0, gauge);
    const districts = [`district-${gauge % 12}`];
    desk.hear([{ ...event, data: { ...event.data, districts } } as CityEvent], 0);
  }
  desk.tick(60);
  const groups = desk.load()?.groups ?? [];
  expect(groups).toHaveLength(7);
  expect(groups.reduce((sum, { n }) => sum + n, 0)).toBe(30);
  expect(groups[0]).toMatchObject({ district: 'district-5', severity: 'Moderate' });
  expect(groups.at(-1)).toMatchObject({ hazard: '', district: '' });
  // What came first is listed, what came into the flood is counted in it.
  const shown = desk.alarms().map(({ data }) => [data.annunciation, data.into] as const);
  expect(shown.filter(([annunciation]) => annunciation === 'listed')).toHaveLength(10);
  const rolled = shown.filter(([annunciation]) => annunciation === 'rolled-up');
  expect(rolled.map(([, into]) => into)).toEqual(
    Array.from({ length: 20 }, () => 'indicator/alarm-load'),
  );
});

test('only high priority interrupts, six times an hour at most; the others are rolled up', () => {
  const desk = alarmDesk();
  for (let gauge = 0; gauge < 12; gauge += 1) {
    const event = levelAt(5.5, gauge * 300, gauge);
    const districts = [`district-${gauge}`];
    desk.hear([{ ...event, data: { ...event.data, districts } } as CityEvent], gauge * 300);
    desk.tick(gauge * 300 + 60);
  }
  const by = (is: string) => desk.alarms().filter(({ data }) => data.annunciation === is);
  expect(by('interrupt')).toHaveLength(6);
  expect(by('rolled-up')).toHaveLength(6);
  expect(desk.load()).toMatchObject({ interruptsLastHour: 6, mostInterruptsAnHour: 6 });
});

test('of 1,000 mixed warnings, incidents and values only alarms interrupt, and only of values', () => {
  const desk = alarmDesk();
  for (let index = 0; index < 1000; index += 1) {
    const minute = Math.floor(index / 20);
    const event = [
      alertAt(minute, `warning-${index}`, {}),
      incidentAt(index, minute),
      levelAt(5.5, index * 3, index % 40),
    ][index % 3];
    if (event !== undefined) desk.hear([event], index * 3);
    if (index % 10 === 0) desk.tick(index * 3);
  }
  const told = desk.steps.flatMap((step) => step.events);
  const loud = told.filter(
    (event) => 'annunciation' in event.data && event.data.annunciation === 'interrupt',
  );
  expect(loud.length).toBeGreaterThan(0);
  const sources = loud.map((event) => (event.kind === 'alarm' ? event.data.watched : event.kind));
  expect(sources.filter((source) => !source.startsWith('observation/'))).toEqual([]);
});

test('three activations within a minute chatter: a badge, no more calls, until it is quiet', () => {
  const restless = { ...RIVER, onDelayMs: 0, offDelayMs: 0, reAlarmMs: 3_600_000 };
  const desk = alarmDesk([restless]);
  for (let turn = 0; turn < 6; turn += 1) {
    desk.level(turn % 2 === 0 ? 4.5 : 2, turn * 8);
    desk.tick(turn * 8 + 1);
  }
  desk.level(4.5, 60);
  desk.tick(61);
  expect(desk.alarm()).toMatchObject({
    isChattering: true,
    annunciation: 'rolled-up',
    into: 'indicator/alarm-load',
  });
  expect(desk.load()).toMatchObject({ chattering: 1 });
  desk.tick(660);
  expect(desk.alarm()?.isChattering).toBeUndefined();
});

test('active for a day: standing, in a list of its own', () => {
  const desk = alarmDesk();
  desk.level(4.5, 0);
  desk.tick(60);
  desk.tick(86_395);
  expect(desk.load()?.standing).toBe(0);
  desk.tick(86_400);
  expect(desk.alarm()?.isStanding).toBe(true);
  expect(desk.load()?.standing).toBe(1);
});

test('a situation speaks for the alarms of its hazard inside it, and gives them back', () => {
  const desk = alarmDesk();
  placed(desk, 1, [126.92, 37.49]);
  placed(desk, 2, [127.1, 37.6]);
  desk.tick(60);
  desk.hear([situationAt(desk, 70, [126.92, 37.49])], 70);
  desk.tick(75);
  expect(desk.alarm(1)).toMatchObject({
    state: 'suppressed',
    suppressedBy: 'situation/flood/1',
    annunciation: 'rolled-up',
    into: 'situation/flood/1',
  });
  expect(desk.alarm(2)?.state).toBe('unack-active');
  const request = { subject: 'alarm/river/observation/river/1', minutes: 15, reason: 'why' };
  const shelved = desk.order('shelve', { ...request, key: 'key-of-shelve' }, 76);
  expect(shelved).toMatchObject({ ok: false, code: 'conflict' });
  desk.hear([situationAt(desk, 80, [126.92, 37.49], 'closed')], 80);
  desk.tick(85);
  expect(desk.alarm(1)).toMatchObject({ state: 'unack-active', annunciatedAt: desk.at(85) });
  expect(desk.alarm(1)?.transitions.map(({ by }) => by)).toEqual([
    'on-delay',
    'situation',
    'situation-over',
  ]);
});

test('a gauge that has left the city gives no alarm back while its situation is open', () => {
  const desk = alarmDesk();
  placed(desk, 1, [126.92, 37.49]);
  desk.tick(60);
  desk.hear([situationAt(desk, 70, [126.92, 37.49])], 70);
  desk.tick(75);
  // Silent for longer than the log reaches back.
  desk.state().byKind.observation.clear();
  desk.steps.length = 0;
  desk.restart(80);
  desk.tick(81);
  expect(desk.alarm(1)).toMatchObject({ suppressedBy: 'situation/flood/1' });
  desk.hear([situationAt(desk, 90, [126.92, 37.49], 'closed')], 90);
  desk.tick(95);
  expect(desk.alarm(1)?.suppressedBy).toBeUndefined();
});

test('off the shelf inside a situation it calls nobody, and is heard when that closes', () => {
  const desk = alarmDesk();
  placed(desk, 1, [126.92, 37.49]);
  desk.tick(60);
  const subject = 'alarm/river/observation/river/1';
  desk.order('shelve', { subject, minutes: 15, reason: 'why', key: 'key-of-shelve' }, 65);
  desk.hear([situationAt(desk, 70, [126.92, 37.49])], 70);
  desk.tick(75);
  expect(desk.alarm(1)?.state).toBe('shelved');
  desk.tick(65 + 900);
  expect(desk.alarm(1)).toMatchObject({
    state: 'suppressed',
    into: 'situation/flood/1',
    annunciatedAt: desk.at(60),
  });
  expect(desk.alarm(1)?.shelvedUntil).toBeUndefined();
  desk.hear([situationAt(desk, 970, [126.92, 37.49], 'closed')], 970);
  desk.tick(975);
  expect(desk.alarm(1)).toMatchObject({ state: 'unack-active', annunciatedAt: desk.at(975) });
});

function placed(desk: Desk, gauge: number, coordinates: readonly [number, number]): void {
  const event = levelAt(4.5, 0, gauge);
  const geometry = { type: 'Point', coordinates } as const;
  desk.hear([{ ...event, data: { ...event.data, geometry } } as CityEvent], 0);
}

function situationAt(
  desk: Desk,
  sec: number,
  [lon, lat]: readonly [number, number],
  phase: SituationEvent['data']['phase'] = 'growing',
): SituationEvent {
  const text = { ko: '시험' };
  return madeEvent({
    city: 'seoul',
    kind: 'situation',
    subject: 'situation/flood/1',
    domain: 'disaster',
    now: desk.at(sec),
    data: {
      rule: 'flood',
      hazard: 'flood',
      title: text,
      phase,
      severity: 'Severe',
      score: 1,
      opensAt: 1,
      peakScore: 1,
      openedAt: desk.at(70),
      course: [],
      evidence: [],
      missing: [],
      cells: [latLngToCell(lat, lon, 8)],
      areaKm2: 0.74,
      exposed: null,
      incharge: [],
      cameras: [],
      incidents: [],
      closures: [],
      alarms: [],
      annunciation: 'listed',
      derivedFrom: [],
      why: text,
    },
  });
}
