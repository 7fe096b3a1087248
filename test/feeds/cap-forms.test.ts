import { expect, test } from 'vitest';
import type { AlertData } from '../../contract/event.ts';
import connector from '../../server/feeds/cap.feed.ts';
import { feedContext } from '../support/feed-context.ts';
import { fixtureFrame } from '../support/fixture-cases.ts';

const city = feedContext(connector);

function dataOf(name: string): readonly AlertData[] {
  return connector
    .read(fixtureFrame('cap', name), city)
    .events.flatMap((event) => (event.kind === 'alert' ? [event.data] : []));
}

test('MeteoAlarm: one message listed for each area, graded by its awareness level; green is all clear', () => {
  const [orange, green] = dataOf('meteoalarm');
  expect(orange).toMatchObject({
    msgType: 'Update',
    severity: 'Severe',
    originalSeverity: '3; orange; Severe',
    areaNames: ['Gwanak', 'Seoul'],
    flags: ['severity-mapped'],
  });
  expect(orange?.districts).toHaveLength(25);
  expect(orange?.endedAt).toBeUndefined();
  expect(green).toMatchObject({ severity: 'Minor', endedAt: '2022-08-08T11:00:00.000Z' });
  expect(dataOf('meteoalarm-v1')[0]).toMatchObject({
    event: { ko: '호우 경보', en: 'Red rain warning' },
    severity: 'Extreme',
    districts: ['11620'],
  });
});

test('NWS: the hazard lasts until ends, else until its ending time; expires is the message', () => {
  const [drawn, coded] = dataOf('nws');
  expect(drawn).toMatchObject({
    expires: '2022-08-08T11:45:00.000Z',
    ends: '2022-08-08T21:00:00.000Z',
    districts: ['11545', '11620'],
    responseType: ['Avoid'],
  });
  expect(drawn?.endedAt).toBeUndefined();
  expect(coded).toMatchObject({
    ends: '2022-08-08T18:00:00.000Z',
    supersedes: ['office@example,urn:n0,2022-08-08T10:00:00.000Z'],
    geometry: null,
  });
});

test('SACHET: a list without status, graded by colour; an exercise in its words is no alarm', () => {
  const [storm, exercise] = dataOf('sachet');
  expect(storm).toMatchObject({
    status: 'Actual',
    severity: 'Severe',
    originalSeverity: 'WATCH',
    certainty: 'Likely',
    sent: '2022-08-08T11:05:00.000Z',
    messageKey: ',IN-1775511595204027_27,2022-08-08T11:05:00.000Z',
    geometry: null,
  });
  expect(exercise).toMatchObject({
    status: 'Exercise',
    flags: ['test-message', 'severity-mapped'],
  });
});

test('GDACS: an episode of an event, ended when no longer current, drawn only inside the city', () => {
  const [quake, storm] = dataOf('gdacs');
  expect(quake).toMatchObject({
    version: '000003-000001',
    event: { ko: 'Earthquake' },
    severity: 'Severe',
    originalSeverity: 'Orange',
    geometry: { type: 'Point', coordinates: [127, 37.5] },
    expires: '2022-08-09T11:02:00.000Z',
    areaNames: ['Korea'],
  });
  expect(quake?.provenance.ref).toBe('EQ71');
  expect(quake?.endedAt).toBeUndefined();
  expect(storm).toMatchObject({
    severity: 'Extreme',
    geometry: null,
    endedAt: '2022-08-08T11:00:00.000Z',
  });
  expect(storm?.flags).toContain('out-of-area');
});
