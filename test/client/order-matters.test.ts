import { expect, test } from 'vitest';
import { latestFirst } from '../../client/city/order-matters.ts';
import { selectOpenMatters } from '../../client/city/select-open-matters.ts';
import { alert, at, cityOf, incident } from './wall-events.ts';

test('gravest first; of one level the latest word first, a warning of noon last', () => {
  const city = cityOf([
    alert('warning', { sent: at('12:50'), districts: ['11620', '11110'] }),
    alert('overflow', {
      sent: at('21:26'),
      districts: ['11620'],
      sender: { ko: '관악구' },
      headline: { ko: '도림천 범람' },
      originalSeverity: '긴급재난',
    }),
    incident('119/1', { startedAt: at('20:10'), severity: 'Extreme', districts: ['11545'] }),
    incident('119/2', { startedAt: at('21:00'), severity: 'Severe', districts: ['11650'] }),
    incident('119/3', { startedAt: at('21:30'), severity: 'Severe', districts: ['11650'] }),
  ]);
  const ordered = latestFirst(selectOpenMatters(city.byKind));
  expect(ordered.map(({ members }) => members.at(-1)?.subject)).toEqual([
    'incident/119/1',
    'incident/119/3',
    'alert/overflow',
    'alert/warning',
  ]);
});
