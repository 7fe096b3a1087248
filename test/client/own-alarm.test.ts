import { expect, test } from 'vitest';
import { isOwnAlarm } from '../../client/city/own-alarm.ts';
import { selectOpenMatters } from '../../client/city/select-open-matters.ts';
import { notRecording } from '../../server/not-recording.ts';
import { alert, at, cityOf } from './wall-events.ts';

test('that nothing is recorded is grave and ours: an authority’s warning is not', () => {
  const own = notRecording('seoul', 'disk full', at('21:31'));
  const { byKind } = cityOf([alert('rain', { districts: ['11620'], sent: at('21:30') }), own]);
  const told = selectOpenMatters(byKind).map((matter) => [
    matter.key.includes('not-recording') || matter.severity === 'Extreme',
    isOwnAlarm(matter),
  ]);
  expect(told).toEqual([
    [true, true],
    [false, false],
  ]);
});
