import { expect, test } from 'vitest';
import type { AlertEvent } from '../../contract/event.ts';
import connector from '../../server/feeds/kma-warnings.feed.ts';
import { expectCases } from '../support/expect-cases.ts';
import { fixtureFrame } from '../support/fixture-cases.ts';
import { seoulContext } from '../support/seoul-context.ts';

const city = { ...seoulContext(connector.id), settings: {} };

function alertsOf(name: string, context = city): readonly AlertEvent[] {
  const { events } = connector.read(fixtureFrame(connector.id, name), context);
  return events.filter((event) => event.kind === 'alert');
}

/** What stands after all bulletins of a case, whatever their order. */
function standing(events: readonly AlertEvent[]): ReadonlyMap<string, AlertEvent> {
  const last = new Map<string, AlertEvent>();
  for (const event of events) {
    const held = last.get(event.subject);
    if (held === undefined || held.data.version < event.data.version)
      last.set(event.subject, event);
  }
  return last;
}

expectCases(connector);

test('an announced warning is an alert in the words of the source', () => {
  const frame = fixtureFrame(connector.id, 'one-row-object');
  expect(alertsOf('one-row-object')[0]).toEqual({
    specversion: '1.0',
    id: 'alert/kma/L1100500/2@2022-08-08T12:30:00.000Z-0035-1',
    source: '/cities/seoul/feeds/kma-warnings',
    type: 'city.alert.updated.v1',
    subject: 'alert/kma/L1100500/2',
    time: '2022-08-08T12:30:00.000Z',
    recordedtime: '2022-08-10T08:05:00.000Z',
    datacontenttype: 'application/json',
    city: 'seoul',
    domain: 'disaster',
    kind: 'alert',
    data: {
      version: '2022-08-08T12:30:00.000Z-0035-1',
      status: 'Actual',
      msgType: 'Alert',
      category: ['Met'],
      event: { ko: '호우', en: 'Heavy rain' },
      severity: 'Moderate',
      urgency: 'Expected',
      certainty: 'Likely',
      sender: { ko: '기상청', en: 'KMA' },
      sent: '2022-08-08T12:30:00.000Z',
      onset: '2022-08-08T13:00:00.000Z',
      headline: { ko: '호우주의보 발표 · 서울서북권' },
      originalSeverity: '호우주의보',
      areaNames: ['서울서북권'],
      geometry: null,
      districts: city.districts.map(({ code }) => code),
      place: { ko: '서울서북권' },
      provenance: {
        feed: connector.id,
        standard: connector.standard,
        ref: 'L1100500/2/202208082130-35',
        rawId: frame.rawId,
        sha256: frame.sha256,
        licence: connector.source.licence,
      },
    },
  });
});

test('the same warnings stand whether bulletins come newest or oldest first', () => {
  for (const name of ['flood-night', 'lifecycle']) {
    const events = alertsOf(name);
    expect(standing(events.toReversed())).toEqual(standing(events));
  }
});

test('a change of tier in one bulletin leaves the new tier, not the lifted one', () => {
  const last = standing(alertsOf('flood-night'));
  expect(last.get('alert/kma/L1100400/2')?.data).toMatchObject({
    msgType: 'Update',
    severity: 'Severe',
    originalSeverity: '호우경보',
  });
  expect(last.get('alert/kma/L1100400/2')?.data.endedAt).toBeUndefined();
});

test('an extension updates, a lift ends with its time, another area is not ours', () => {
  const last = standing(alertsOf('flood-night'));
  expect(last.get('alert/kma/L1100200/2')?.data).toMatchObject({ msgType: 'Update' });
  expect(last.get('alert/kma/L1100200/12')).toMatchObject({
    type: 'city.alert.cancelled.v1',
    data: { msgType: 'Cancel', urgency: 'Past', endedAt: '2022-08-07T19:00:00.000Z' },
  });
  expect([...last.keys()].some((subject) => subject.includes('L1010900'))).toBe(false);
});

test('a lift that is announced ahead keeps the warning until its hour', () => {
  const alert = standing(alertsOf('lifecycle')).get('alert/kma/L1100300/2');
  expect(alert?.expirytime).toBe('2022-08-09T20:00:00.000Z');
  expect(alert?.data.expires).toBe('2022-08-09T20:00:00.000Z');
  expect(alert?.data.endedAt).toBeUndefined();
});

test('a voided announcement is cancelled, a voided lift leaves the warning in force', () => {
  const last = standing(alertsOf('lifecycle'));
  expect(last.get('alert/kma/L1100400/1')?.data).toMatchObject({
    msgType: 'Cancel',
    endedAt: '2022-08-09T17:10:00.000Z',
  });
  expect(last.get('alert/kma/L1100200/2')?.data).toMatchObject({
    msgType: 'Update',
    severity: 'Severe',
    headline: { ko: '호우경보 해제 취소 · 서울동남권' },
  });
  expect(last.get('alert/kma/L1100200/2')?.data.endedAt).toBeUndefined();
});

test('a hazard that the guide does not know is accepted under its number, or the name the city gives it', () => {
  const subject = 'alert/kma/L1100200/13';
  const [plain, named] = [{}, { hazards: { 13: '열대야' } }].map(
    (settings) => standing(alertsOf('lifecycle', { ...city, settings })).get(subject)?.data,
  );
  expect(plain).toMatchObject({ event: { ko: '특보 13' }, originalSeverity: '특보 13 주의보' });
  expect(named).toMatchObject({ event: { ko: '열대야' }, originalSeverity: '열대야주의보' });
});

test('severity is data: hazard and tier, then tier, then Unknown, and never marked as guessed', () => {
  const severity = (kma: object) => {
    const tiers = { ...city.tiers, kma } as typeof city.tiers;
    return alertsOf('one-row-object', { ...city, tiers })[0]?.data;
  };
  const meaning = (name: string) => ({ severity: name, text: { ko: '' } });
  expect(severity({ '2/0': meaning('Extreme'), 0: meaning('Minor') })?.severity).toBe('Extreme');
  expect(severity({ 0: meaning('Minor') })?.severity).toBe('Minor');
  expect(severity({})).toMatchObject({ severity: 'Unknown', originalSeverity: '호우주의보' });
  expect(severity({})?.flags).toBeUndefined();
});

test('zones of the settings name districts, areas of the settings choose what is ours', () => {
  const zones = { 서울서북권: ['11380', '11440'] };
  const [alert] = alertsOf('one-row-object', { ...city, settings: { zones } });
  expect(alert?.data.districts).toEqual(['11380', '11440']);
  const elsewhere = { ...city, settings: { areas: [{ code: 'L10109' }] } };
  expect(alertsOf('flood-night', elsewhere).map(({ data }) => data.areaNames)).toEqual([
    ['김포시'],
  ]);
});

test('every broken row is named with its reason', () => {
  const { rejects } = connector.read(fixtureFrame(connector.id, 'half-broken'), city);
  expect(rejects.map(({ where, why }) => `${where}: ${why}`)).toEqual([
    'L1100400/2/2022-08-08/34: tmFc: no time: 2022-08-08',
    'L1100400/2/202208082100/34: command: unknown: 5',
    'L1100300/?/202208082100/34: warnVar: missing',
    'L1100500/2/202208082130/35: warnStress: missing',
    '?/?/?/?: Invalid input: expected object, received string',
  ]);
});

test('a round asks for the last five days, in local dates', () => {
  expect(connector.source.calls(city, '2022-08-08T15:10:00.000Z')).toEqual([
    {
      name: 'list',
      path: '/1360000/WthrWrnInfoService/getPwnCd?serviceKey={KEY}&pageNo=1&numOfRows=1000&dataType=JSON&fromTmFc=20220804&toTmFc=20220809',
    },
  ]);
});
