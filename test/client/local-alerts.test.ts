import { expect, test } from 'vitest';
import { selectLocalAlerts } from '../../client/city/select-local-alerts.ts';
import { alert, cityOf, indicator } from './wall-events.ts';

const FIVE = ['1', '2', '3', '4', '5'];
const levels = indicator('district-levels', {
  form: 'district-levels',
  until: '2022-08-08T12:30:00.000Z',
  cellSec: 600,
  cells: Object.fromEntries(FIVE.map((code) => [code, '0'])),
  reasons: {},
  derivedFrom: [],
});
const local = (...alerts: ReturnType<typeof alert>[]) =>
  selectLocalAlerts(cityOf([levels, ...alerts]).byKind).map(({ code, severity }) => [
    code,
    severity,
  ]);

test('an alert for a district is its own, the gravest of several', () => {
  const text = { sender: { ko: '관악구' } };
  expect(
    local(
      alert('a', { ...text, districts: ['1'], severity: 'Minor' }),
      alert('b', { ...text, districts: ['1', '2'], severity: 'Severe', event: { ko: '산사태' } }),
    ),
  ).toEqual([
    ['1', 'Severe'],
    ['2', 'Severe'],
  ]);
});

test('a warning that covers the city zone by zone is no local one', () => {
  expect(local(alert('a', { districts: ['1', '2'] }), alert('b', { districts: ['3'] }))).toEqual(
    [],
  );
});

test('what is over, or only an exercise, draws nothing', () => {
  const endedAt = '2022-08-08T12:00:00.000Z';
  expect(
    local(
      alert('a', { districts: ['1'], endedAt }),
      alert('b', { districts: ['2'], status: 'Exercise' }),
    ),
  ).toEqual([]);
});
