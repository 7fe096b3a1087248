import { expect, test } from 'vitest';
import { after, framesOf, kst, type RecordedFrame } from './recorded-frames.ts';

const frames = framesOf('topis-incidents');

/** The row of a road incident in a list, as text. */
function row(frame: RecordedFrame, id: string): string | undefined {
  return frame.body.split('<row>').find((part) => part.startsWith(`<acc_id>${id}<`));
}

const FULL = '<acc_road_code>009</acc_road_code>';
const REPORTED_CLOSURES = [
  ['1082001', 18, 30, '동부간선도로 수락지하차도~성수JC'],
  ['1082002', 21, 30, '남부순환로 학여울역~대치역'],
  ['1082003', 21, 30, '개포지하차도'],
  ['1082004', 21, 50, '일원지하차도'],
  ['1082005', 22, 12, '잠수교'],
] as const;

test.each(REPORTED_CLOSURES)('closure %s opens at %i:%i: %s', (id, hour, minute, where) => {
  const first = frames.find((frame) => row(frame, id) !== undefined);
  const time = `${hour}${String(minute).padStart(2, '0')}`;
  expect(first).toBe(after(frames, kst(hour, minute)));
  const text = first === undefined ? '' : row(first, id);
  expect(text).toContain(where);
  expect(text).toContain(FULL);
  expect(text).toContain(`<occr_date>20220808</occr_date><occr_time>${time}</occr_time>`);
  expect(row(after(frames, kst(24, 50)), id)).toBeDefined();
});

test('roads reported flooded that evening are all on the list by 21:30', () => {
  const list = after(frames, kst(21, 30)).body;
  for (const road of [
    '봉천로',
    '강남대로 교보타워',
    '여의대방로',
    '테헤란로 삼성역',
    '신반포로',
    '잠원로',
    '경부고속도로 서초',
    '송파대로 가락시장',
  ]) {
    expect(list).toContain(road);
  }
});

test('the answer counts its rows, and an ordinary afternoon has a dozen', () => {
  for (const { body } of frames) {
    const rows = body.split('<row>').length - 1;
    expect(body).toContain(`<list_total_count>${rows}</list_total_count>`);
  }
  const rows = (frames[0]?.body.split('<row>').length ?? 0) - 1;
  expect(rows).toBeGreaterThan(8);
  expect(rows).toBeLessThan(40);
});

interface Traffic {
  readonly CITYDATA: {
    readonly AREA_CD: string;
    readonly ROAD_TRAFFIC_STTS: {
      readonly AVG_ROAD_DATA: { readonly ROAD_TRAFFIC_TIME: string };
      readonly ROAD_TRAFFIC_STTS: readonly { readonly LINK_ID: string; readonly SPD: number }[];
    };
  };
}

const speeds = framesOf('topis-link-speed').map((frame) => ({
  ...frame,
  traffic: (JSON.parse(frame.body) as Traffic).CITYDATA.ROAD_TRAFFIC_STTS,
}));

test('each of the 30 places answers each ten minutes, and each link belongs to one', () => {
  expect(new Set(speeds.map(({ call }) => call)).size).toBe(30);
  expect(speeds.length).toBeGreaterThan(30 * 54);
  const owner = new Map<string, string>();
  for (const { call, traffic } of speeds) {
    for (const { LINK_ID } of traffic.ROAD_TRAFFIC_STTS) {
      expect(owner.get(LINK_ID) ?? call).toBe(call);
      owner.set(LINK_ID, call);
    }
  }
  expect(owner.size).toBe(295);
});

test('between 21:20 and 21:38 the speeds and their stamp stand still', () => {
  const within = speeds.filter(({ at }) => at >= kst(21, 21) && at < kst(21, 38));
  const stamps = within.map(({ traffic }) => traffic.AVG_ROAD_DATA.ROAD_TRAFFIC_TIME);
  expect([...new Set(stamps)]).toEqual(['2022-08-08 21:20']);
  const later = speeds.filter(({ at }) => at >= kst(21, 40));
  expect(
    later.every(({ traffic }) => traffic.AVG_ROAD_DATA.ROAD_TRAFFIC_TIME > '2022-08-08 21:3'),
  ).toBe(true);
});

test('speeds in the south collapse, those in the north do not', () => {
  const meanKmh = (place: string, instant: string) => {
    const frame = speeds.find(({ at, call }) => call === place && at > instant);
    const links = frame?.traffic.ROAD_TRAFFIC_STTS ?? [];
    return links.reduce((sum, { SPD }) => sum + SPD, 0) / links.length;
  };
  expect(meanKmh('POI031', kst(21, 10))).toBeLessThan(meanKmh('POI031', kst(16, 10)) / 2);
  expect(meanKmh('POI043', kst(21, 10))).toBeGreaterThan(meanKmh('POI043', kst(18)) / 2);
});
