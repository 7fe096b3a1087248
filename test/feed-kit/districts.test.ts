import { expect, test } from 'vitest';
import {
  districtOfName,
  districtsInText,
  nearestDistrict,
} from '../../server/feed-kit/districts.ts';
import { seoulContext } from '../support/seoul-context.ts';

const city = seoulContext();

test.each([
  ['종로', '11110'],
  ['종로구', '11110'],
  ['서울시 종로구', '11110'],
  ['서울특별시 중구', '11140'],
  [' 영등포 ', '11560'],
  ['해운대구', undefined],
  ['', undefined],
])('%j is district %s', (name, code) => {
  expect(districtOfName(city, name)).toBe(code);
});

test.each([
  ['서울특별시 강남구,서울특별시 서초구 ', ['11650', '11680']],
  ['관악구·동작구 일대 침수', ['11590', '11620']],
  ['서대문구와 동대문구', ['11230', '11410']],
  ['[서울시중구] 산사태 주의', ['11140']],
  ['부산광역시 중구, 부산 강서구', []],
  ['인천 중구와 서울 중구', ['11140']],
  ['한강 수위 상승', []],
])('%s names %j', (text, codes) => {
  expect(districtsInText(city, text)).toEqual(codes);
});

test.each(['서울특별시 전체 ', '서울 전역에 호우경보', '서울시 전 지역'])('%s is all', (text) => {
  expect(districtsInText(city, text)).toHaveLength(25);
});

test('the nearest label point', () => {
  expect(nearestDistrict(city, { lon: 126.96, lat: 37.4966 })).toBe('11590');
  expect(nearestDistrict({ ...city, districts: [] }, { lon: 127, lat: 37.5 })).toBeUndefined();
});
