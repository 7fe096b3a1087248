import { expect, test } from 'vitest';
import type { CityEvent } from '../../contract/event.ts';
import { loadCity } from '../../server/config/load-city.ts';
import { officeSettings } from '../../server/office-of.ts';
import { ROOT } from '../support/flood-night.ts';
import { assetAt, requestAt } from '../support/lighting-events.ts';
import { situationRun } from '../support/situation-run.ts';

const NIGHT = '2026-03-02T13:00:00.000Z';
const SOON = '2026-03-02T13:02:00.000Z';

function from<E extends CityEvent>(event: E, feed: string): E {
  return {
    ...event,
    data: { ...event.data, provenance: { ...event.data.provenance, feed } },
  };
}

test('Seberang Perai: one dark lamp is a repair, a dark street with its cabinet is a power cut', () => {
  const run = situationRun(officeSettings(loadCity('seberang-perai', ROOT)), NIGHT, 30);
  const lamp = (nth: number) =>
    from(
      assetAt(`L${nth}`, NIGHT, {
        state: 'offline',
        geometry: { type: 'Point', coordinates: [100.4 + nth / 5000, 5.4] },
      }),
      'street-lights',
    );
  run.step(NIGHT, [lamp(0)]);
  run.until(SOON);
  expect(run.made).toEqual([]);
  const cabinet = from(
    assetAt('C1', SOON, {
      assetType: 'StreetlightControlCabinet',
      state: 'fault',
      geometry: { type: 'Point', coordinates: [100.4, 5.4] },
    }),
    'street-lights',
  );
  run.step(SOON, [lamp(1), lamp(2), lamp(3), cabinet]);
  run.until('2026-03-02T13:03:00.000Z');
  const data = run.made.at(-1)?.data;
  expect(data).toMatchObject({ rule: 'power-cut', hazard: 'power', score: 0.65 });
  expect(data?.title.en).toMatch(/^Power cut suspected, /);
  expect(data?.evidence).toHaveLength(5);
  // Repaired, it is over after its dwell.
  const ok = [0, 1, 2, 3].map((nth) => {
    const { data: own, ...event } = lamp(nth);
    const time = '2026-03-02T13:10:00.000Z';
    return {
      ...event,
      id: `${event.id}+`,
      time,
      data: { ...own, version: time, state: 'ok' as const },
    };
  });
  run.step('2026-03-02T13:10:00.000Z', ok);
  run.until('2026-03-02T13:30:00.000Z');
  expect(run.made.at(-1)?.data.phase).toBe('closed');
});

test('Delhi: reports of waterlogging alone open nothing, reports under a warning do', () => {
  const run = situationRun(officeSettings(loadCity('delhi', ROOT)), NIGHT, 30);
  const reports = [1, 2, 3].map((nth) =>
    from(
      requestAt(`w${nth}`, NIGHT, {
        service: { code: 'WATERLOGGING', name: { ko: '침수', en: 'Waterlogging' } },
        geometry: { type: 'Point', coordinates: [77.22 + nth / 2000, 28.63] },
      }),
      'mcd-complaints',
    ),
  );
  run.step(NIGHT, reports);
  run.until(SOON);
  expect(run.made).toEqual([]);
  const districts = loadCity('delhi', ROOT).districts.map(({ code }) => code);
  const { kind: _, data, ...head } = from(requestAt('a', SOON), 'sachet');
  const { status: __, service: ___, requestedAt: ____, ...common } = data;
  const warning: CityEvent = {
    ...head,
    subject: 'alert/sachet/1',
    type: 'city.alert.created.v1',
    kind: 'alert',
    data: {
      ...common,
      districts,
      status: 'Actual',
      msgType: 'Alert',
      category: ['Met'],
      event: { ko: '호우', en: 'Heavy rain' },
      severity: 'Severe',
      urgency: 'Expected',
      certainty: 'Likely',
      sender: { ko: 'IMD' },
      sent: SOON,
      headline: { ko: '호우 경보', en: 'Heavy rain warning' },
      originalSeverity: 'Red',
      areaNames: [],
    },
  };
  run.step(SOON, [warning]);
  run.until('2026-03-02T13:03:00.000Z');
  expect(run.made.at(-1)?.data).toMatchObject({ rule: 'waterlogging', score: 0.7, phase: 'open' });
});
