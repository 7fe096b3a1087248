import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { shownColumns } from '../../client/explore/table-columns.ts';
import {
  fileName,
  tableClip,
  tableCsv,
  tableGeojson,
  type FileFacts,
} from '../../client/explore/table-file.ts';
import { thingOfEvent } from '../../client/explore/thing-of-event.ts';
import { at, incident, nowMs, observation } from '../client/wall-events.ts';
import { aRow, tellingOf } from './rows.ts';

const telling = tellingOf();
const facts: FileFacts = {
  city: 'seoul',
  cityName: { ko: '서울', en: 'Seoul' },
  mode: 'demo',
  atMs: nowMs,
  filter: '침수 신고 · 도림천에서 1 km 안',
  link: 'http://localhost/explore?q=%EC%B9%A8',
  attribution: ['서울 열린데이터광장'],
};
const columns = shownColumns(['name', 'value', 'unit', 'since', 'duration']);

const rowsOf = (text: string, delimiter = ','): readonly Record<string, string>[] =>
  parse(text, { columns: true, bom: true, delimiter });

test('a file opens in Excel in Korean, and nothing in it is run as a formula', () => {
  const nasty = ['=HYPERLINK("http://x")', '+82-2', '-1+1', '@SUM(A1)', '\t=1', '\r=1', '＝1'];
  const rows = nasty.map((ko, index) => aRow(`n${index}`, { ko, value: -5.25, unit: 'm' }));
  const text = tableCsv(rows, columns, telling, facts);
  expect(text.startsWith('\u{FEFF}')).toBe(true);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[^"]\n/u);
  const read = rowsOf(text);
  expect(read.map((row) => row['이름'])).toEqual(nasty.map((name) => `'${name}`));
  // A number below zero stays a number.
  expect(read.map((row) => row['값'])).toEqual(nasty.map(() => '-5.25'));
});

test('what somebody writes comes back, with instant, filter, mode and sources in each row', () => {
  const level = observation('ogeum', {
    featureOfInterest: { id: 'ogeum', name: { ko: '안양천 "오금교", 상류', en: 'Ogeumgyo' } },
    result: 6.84,
    unit: 'm',
  });
  const [row] = rowsOf(tableCsv([thingOfEvent(level)], columns, telling, facts));
  expect(row?.['이름']).toBe('안양천 "오금교", 상류');
  expect(row?.['값']).toBe('6.84');
  expect(row?.['기준 시각']).toBe('2022-08-08T21:32:00+09:00');
  expect(row?.['거르기']).toBe('침수 신고 · 도림천에서 1 km 안');
  expect(row?.['모드']).toBe('데모');
  expect(row?.['출처 표시']).toBe('서울 열린데이터광장');
  expect(row?.['번호']).toBe(level.id);
});

test('unknown is empty, never 0', () => {
  const [row] = rowsOf(tableCsv([aRow('none')], columns, telling, facts));
  expect(row?.['값']).toBe('');
  expect(row?.['경도 [deg]']).toBe('');
});

test('GeoJSON says of itself what it is', () => {
  const flood = incident('f1', { startedAt: at('21:12') });
  const file: unknown = JSON.parse(tableGeojson([thingOfEvent(flood)], columns, telling, facts));
  expect(file).toMatchObject({
    type: 'FeatureCollection',
    city: 'seoul',
    mode: 'demo',
    at: '2022-08-08T21:32:00+09:00',
    filter: facts.filter,
    link: facts.link,
    attribution: facts.attribution,
    numberReturned: 1,
    features: [
      {
        type: 'Feature',
        id: flood.subject,
        geometry: flood.data.geometry,
        properties: { sinceAt: at('21:12'), kind: 'incident' },
      },
    ],
  });
});

test('the clipboard takes the columns on screen, with their heads, as a sheet pastes them', () => {
  const rows = [aRow('a', { ko: '가\t나' }), aRow('b', { ko: '=1', value: 3 })];
  const clip = tableClip(rows, columns, telling);
  const read = rowsOf(clip, '\t');
  expect(Object.keys(read[0] ?? {})).toEqual([
    '이름',
    '값',
    '단위',
    '시작 [Asia/Seoul]',
    '경과 [초]',
  ]);
  expect(read.map((row) => row['이름'])).toEqual(['가\t나', "'=1"]);
  expect(read.map((row) => row['경과 [초]'])).toEqual(['60', '60']);
});

test('the name of a file tells city, mode and instant', () => {
  expect(fileName(facts, 'Asia/Seoul', 'table', 'csv')).toBe(
    'seoul-demo-20220808T213200-table.csv',
  );
});
