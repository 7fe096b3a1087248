import { describe, expect, test } from 'vitest';
import { localTimeText, zonedInstant } from '../../server/feed-kit/zoned-time.ts';

const SEOUL = 'Asia/Seoul';

test.each([
  ['2022-08-08 21:05', 'yyyy-MM-dd HH:mm[:ss[.S]]', '2022-08-08T12:05:00.000Z'],
  ['2022-08-08 21:05:09', 'yyyy-MM-dd HH:mm[:ss[.S]]', '2022-08-08T12:05:09.000Z'],
  ['2022-08-08 21:05:09.0', 'yyyy-MM-dd HH:mm[:ss[.S]]', '2022-08-08T12:05:09.000Z'],
  ['20220808210509', 'yyyyMMddHHmm[ss]', '2022-08-08T12:05:09.000Z'],
  ['202208082105', 'yyyyMMddHHmm[ss]', '2022-08-08T12:05:00.000Z'],
  ['2022/08/08 21:05:09.125000000', 'yyyy/MM/dd HH:mm:ss[.S]', '2022-08-08T12:05:09.125Z'],
  ['20220808', 'yyyyMMdd', '2022-08-07T15:00:00.000Z'],
  ['2022-12-31 24:00', 'yyyy-MM-dd HH:mm', '2022-12-31T15:00:00.000Z'],
  ['2024-02-29 00:00', 'yyyy-MM-dd HH:mm', '2024-02-28T15:00:00.000Z'],
])('%s as %s is %s', (text, pattern, instant) => {
  expect(zonedInstant(text, SEOUL, pattern)).toBe(instant);
});

test.each([
  '2025-02-30 00:00',
  '2023-02-29 00:00',
  '2025-04-31 00:00',
  '2025-13-01 00:00',
  '2025-00-10 00:00',
  '2025-01-00 00:00',
  '2025-01-01 24:01',
  '2025-01-01 25:00',
  '2025-01-01 00:60',
  '2025-01-01 00:00 ',
  '2025-01-01T00:00',
  '2025-1-1 0:00',
  '2025-01-01',
  '２０２５-01-01 00:00',
  '',
])('%j is no time', (text) => {
  expect(zonedInstant(text, SEOUL, 'yyyy-MM-dd HH:mm')).toBeUndefined();
});

describe('where clocks change', () => {
  const berlin = (text: string) => zonedInstant(text, 'Europe/Berlin', 'yyyy-MM-dd HH:mm');

  test('an hour that is skipped is refused', () => {
    expect(berlin('2025-03-30 01:59')).toBe('2025-03-30T00:59:00.000Z');
    expect(berlin('2025-03-30 02:30')).toBeUndefined();
    expect(berlin('2025-03-30 03:00')).toBe('2025-03-30T01:00:00.000Z');
  });

  test('of an hour that comes twice the first is taken', () => {
    expect(berlin('2025-10-26 02:30')).toBe('2025-10-26T00:30:00.000Z');
    expect(berlin('2025-10-26 03:00')).toBe('2025-10-26T02:00:00.000Z');
  });

  test('zones off the hour, and behind UTC', () => {
    const at = (zone: string) => zonedInstant('2025-07-01 12:00', zone, 'yyyy-MM-dd HH:mm');
    expect(at('Asia/Kathmandu')).toBe('2025-07-01T06:15:00.000Z');
    expect(at('America/New_York')).toBe('2025-07-01T16:00:00.000Z');
  });
});

test('an instant in the notation of a call', () => {
  expect(localTimeText('2022-08-08T15:04:00.000Z', SEOUL, 'yyyyMMddHH')).toBe('2022080900');
  expect(localTimeText('2022-08-08T15:04:00.000Z', SEOUL, 'yyyy-MM-dd')).toBe('2022-08-09');
});
