import { expect, test } from 'vitest';
import { cityState } from '../../server/city/city-state.ts';
import { merge } from '../../server/city/merge.ts';
import type { Connector } from '../../server/feed-kit/define-connector.ts';
import cloudevents from '../../server/feeds/cloudevents.feed.ts';
import lorawan from '../../server/feeds/lorawan.feed.ts';
import { lightingValue } from '../../server/office/lighting-figures.ts';
import { lightingOffice } from '../../server/office/lighting-office.ts';
import { feedContext } from '../support/feed-context.ts';
import { fixtureFrame } from '../support/fixture-cases.ts';

const NOW = '2022-08-08T12:16:00.000Z';
const minuteOfDay = (ms: number): number => (ms / 60_000 + 540) % 1440;
const read = (connector: Connector, name: string) =>
  connector.read(fixtureFrame(connector.id, name), feedContext(connector)).events;

test('a lamp that breaks: its fault, its energy against the schedule, and the complaint about it, together', () => {
  const city = cityState('seoul', 'e', [], NOW);
  const office = lightingOffice(minuteOfDay);
  for (const events of [
    read(lorawan, 'lamp'),
    read(lorawan, 'lamp-fault'),
    read(lorawan, 'cabinet'),
    read(cloudevents, 'batch'),
  ]) {
    for (const event of merge(city, events, NOW).delta.upserts) {
      if (event.kind === 'asset' || event.kind === 'request') office.note(event);
    }
  }
  const lamp = city.byKind.asset.get('asset/lorawan/a84041ffff0412aa');
  expect(lamp?.data).toMatchObject({
    assetId: '관악-0412',
    state: 'fault',
    attributes: { dimming: { value: 100 } },
  });
  // Its cabinet stands open.
  const cabinet = city.byKind.asset.get(lamp?.data.partOf ?? '');
  expect(cabinet?.data.faults.map(({ code }) => code)).toContain('door-open');

  // 0.508 kWh in a quarter of an hour, where 120 W ask for 0.03: its meter or its wiring is wrong.
  const day = office.day(Date.parse(NOW));
  expect(day.meteredKwh).toBeCloseTo(0.508, 6);
  expect(day.compared.scheduledKwh).toBeCloseTo(0.03, 3);
  expect(lightingValue('lamps-off-schedule', day)).toMatchObject({
    value: 1,
    at: { ko: '신림로 412' },
  });

  const [complaint] = office.judge(city, NOW);
  expect(complaint).toMatchObject({
    kind: 'request',
    subject: 'request/cloudevents/r-88',
    correlationid: 'asset/lorawan/a84041ffff0412aa',
    data: { status: 'open', asset: 'asset/lorawan/a84041ffff0412aa' },
  });
});
