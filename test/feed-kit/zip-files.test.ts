import { expect, test } from 'vitest';
import { csvRows } from '../../server/feed-kit/csv-rows.ts';
import { zipFiles } from '../../server/feed-kit/zip-files.ts';
import { zipOf } from '../support/zip-of.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const textOf = (file: Uint8Array | undefined) => new TextDecoder().decode(file);

test('only wanted files, stored or deflated, in whatever folder', () => {
  const zip = zipOf([
    { name: 'feed/routes.txt', bytes: bytes('route_id\n1') },
    { name: 'stop_times.txt', bytes: bytes('huge') },
    { name: 'stops.txt', bytes: bytes('stop_id\n'.repeat(500)), isDeflated: true },
  ]);
  const files = zipFiles(zip, ['routes.txt', 'stops.txt', 'trips.txt']);
  expect([...files.keys()]).toEqual(['routes.txt', 'stops.txt']);
  expect(textOf(files.get('routes.txt'))).toBe('route_id\n1');
  expect(files.get('stops.txt')?.byteLength).toBe(4000);
});

test('a bomb stops at the limit, even if it claims to be small', () => {
  const zip = zipOf([
    {
      name: 'stops.txt',
      bytes: new Uint8Array(30_000_000),
      isDeflated: true,
      claimedBytes: 100,
    },
  ]);
  expect(zip.byteLength).toBeLessThan(50_000);
  expect(() => zipFiles(zip, ['stops.txt'])).toThrow('over 10000000 bytes');
  expect(zipFiles(zip, ['routes.txt']).size).toBe(0);
});

test('files wanted by a rule, until together they are too much', () => {
  const file = (name: string) => ({
    name,
    bytes: new Uint8Array(9_000_000),
    isDeflated: true,
  });
  const isXml = (name: string): boolean => name.endsWith('.xml');
  expect([...zipFiles(zipOf([file('a.xml'), file('b.txt')]), isXml).keys()]).toEqual(['a.xml']);
  const much = zipOf(['a.xml', 'b.xml', 'c.xml', 'd.xml'].map(file));
  expect(() => zipFiles(much, isXml)).toThrow('over 30000000 bytes');
});

test('too many entries, and whatever is no archive, are refused', () => {
  const many = Array.from({ length: 1001 }, (_, index) => ({ name: `${index}`, bytes: bytes('') }));
  expect(() => zipFiles(zipOf(many), [])).toThrow('over 1000 entries');
  expect(() => zipFiles(bytes('<html>'), [])).toThrow('no zip archive');
  expect(() => zipFiles(new Uint8Array(), [])).toThrow('no zip archive');
});

test('an archive cut anywhere gives an error or what it still holds, never anything else', () => {
  const zip = zipOf([{ name: 'stops.txt', bytes: bytes('stop_id\n1'), isDeflated: true }]);
  for (let from = 1; from < zip.length; from += 1) {
    expect(() => zipFiles(zip.subarray(from), ['stops.txt'])).toThrow();
    expect(() => zipFiles(zip.subarray(0, zip.length - from), ['stops.txt'])).toThrow();
  }
});

test('columns of a table in the order asked for, byte-order mark and quotes understood', () => {
  const table = bytes('\ufeffid,name,x\r\n1,"신림, 역",a\r\n\r\n2,b\r\n');
  expect(csvRows(table, ['name', 'id', 'absent'])).toEqual([
    ['신림, 역', '1', ''],
    ['b', '2', ''],
  ]);
});
