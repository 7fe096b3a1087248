import type { IncidentCategory } from '../../contract/event.ts';

export interface TopisCode {
  readonly ko: string;
  readonly en: string;
  readonly category: IncidentCategory;
}

type Line = readonly [code: string, ko: string, en: string, category: IncidentCategory];

/** Main (`A04`) and sub codes (`04B05`) of TOPIS incidents, as its own code services list them. */
const LINES: readonly Line[] = [
  ['A01', '교통사고', 'Traffic accident', 'accident'],
  ['A02', '차량고장', 'Vehicle breakdown', 'breakdown'],
  ['A03', '보행사고', 'Pedestrian accident', 'accident'],
  ['A04', '공사', 'Roadworks', 'roadwork'],
  ['A05', '낙하물', 'Fallen object', 'obstruction'],
  ['A06', '버스사고', 'Bus accident', 'transit'],
  ['A07', '지하철사고', 'Subway accident', 'transit'],
  ['A08', '화재', 'Fire', 'fire'],
  ['A09', '기상/재난', 'Weather or disaster', 'weather'],
  ['A10', '집회및행사', 'Assembly or event', 'assembly'],
  ['A11', '기타', 'Other', 'other'],
  ['A12', '제보', 'Citizen report', 'other'],
  ['A13', '단순정보', 'Information', 'other'],
  ['01B01', '추돌사고', 'Rear-end collision', 'accident'],
  ['01B03', '전복사고', 'Overturned vehicle', 'accident'],
  ['01B04', '차량화재', 'Vehicle fire', 'fire'],
  ['01B05', '차량고장', 'Vehicle breakdown', 'breakdown'],
  ['02B01', '차량고장', 'Vehicle breakdown', 'breakdown'],
  ['03B01', '보행사고', 'Pedestrian accident', 'accident'],
  ['04B01', '시설물보수', 'Facility repair', 'roadwork'],
  ['04B02', '청소', 'Road cleaning', 'roadwork'],
  ['04B03', '차선도색', 'Lane painting', 'roadwork'],
  ['04B04', '도로보수', 'Road repair', 'roadwork'],
  ['04B05', '제설작업', 'Snow clearing', 'roadwork'],
  ['04B06', '포장공사', 'Resurfacing', 'roadwork'],
  ['04B07', '가로수정비', 'Street tree works', 'roadwork'],
  ['05B01', '소형 낙하물', 'Small fallen object', 'obstruction'],
  ['05B02', '대형 낙하물', 'Large fallen object', 'obstruction'],
  ['06B01', '버스사고', 'Bus accident', 'transit'],
  ['07B01', '지하철사고', 'Subway accident', 'transit'],
  ['08B01', '화재', 'Fire', 'fire'],
  ['09B01', '폭우', 'Heavy rain', 'weather'],
  ['09B02', '호우주의보', 'Heavy rain advisory', 'weather'],
  ['09B03', '호우경보', 'Heavy rain warning', 'weather'],
  ['09B04', '태풍주의보', 'Typhoon advisory', 'weather'],
  ['09B05', '태풍경보', 'Typhoon warning', 'weather'],
  ['09B06', '폭설', 'Heavy snow', 'weather'],
  ['09B07', '대설주의보', 'Heavy snow advisory', 'weather'],
  ['09B08', '대설경보', 'Heavy snow warning', 'weather'],
  ['09B09', '폭염주의보', 'Heat wave advisory', 'weather'],
  ['09B10', '폭염경보', 'Heat wave warning', 'weather'],
  ['09B11', '한파주의보', 'Cold wave advisory', 'weather'],
  ['09B12', '한파경보', 'Cold wave warning', 'weather'],
  ['09B13', '우박', 'Hail', 'weather'],
  ['09B14', '노면미끄러움', 'Slippery road', 'weather'],
  ['09B15', '도로침하', 'Road subsidence', 'obstruction'],
  ['09B16', '도로침수', 'Road flooded', 'flood'],
  ['09B17', '도로결빙', 'Icy road', 'weather'],
  ['09B18', '노면패임', 'Pothole', 'obstruction'],
  ['09B19', '강우통제', 'Closed by rain', 'weather'],
  ['10B01', '훈련', 'Exercise', 'other'],
  ['10B02', '집회/시위', 'Assembly', 'assembly'],
  ['10B03', '행사', 'Event', 'assembly'],
  ['11B01', '기타', 'Other', 'other'],
  ['12B01', '제보', 'Citizen report', 'other'],
  ['13B01', '단순정보', 'Information', 'other'],
];

export const TOPIS_CODES: ReadonlyMap<string, TopisCode> = new Map(
  LINES.map(([code, ko, en, category]) => [code, { ko, en, category }]),
);
