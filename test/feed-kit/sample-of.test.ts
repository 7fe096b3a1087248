import { expect, test } from 'vitest';
import { SAMPLE_CHARS } from '../../server/feed-kit/reading.ts';
import { sampleOf } from '../../server/feed-kit/sample-of.ts';

test.for([
  ['010-1234-5678', '*************'],
  ['010.1234.5678', '*************'],
  ['010 1234 5678', '*************'],
  ['+91 98765 43210', '+91 ***********'],
  ['900101-1234567', '**************'],
  ['०१० १२३४ ५६७८', '*************'],
  ['hong.gildong+119@mail.example.co.kr', '***********************************'],
  ['홍길동@메일.한국', '*********'],
])('%s of a person is masked in a sample', ([text, shown]) => {
  expect(JSON.parse(sampleOf({ note: `call ${text}!` }))).toEqual({ note: `call ${shown}!` });
});

test('what is needed to see why a row was refused stays readable', () => {
  const row = {
    lat: 37.5665123,
    lon: 126.978,
    at: '2022-08-08 21:05:00',
    unit: 'm@s',
    id: 'G-1018',
  };
  expect(JSON.parse(sampleOf(row))).toEqual(row);
});

test('a sample is bounded; an address that the cut goes through is masked before', () => {
  const long = sampleOf(`${'x '.repeat(SAMPLE_CHARS / 2 - 8)}someone@mail.example.org`);
  expect(long).toHaveLength(SAMPLE_CHARS);
  expect(long).not.toContain('someone');
});
