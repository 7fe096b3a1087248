import { expect, test } from 'vitest';
import { after, framesOf, kst } from './recorded-frames.ts';

interface Sms {
  readonly SN: number;
  readonly CRT_DT: string;
  readonly MSG_CN: string;
  readonly RCPTN_RGN_NM: string;
}

const frames = framesOf('mois-disaster-sms');
const messages = new Map(
  frames
    .flatMap(
      ({ body }) => (JSON.parse(body) as { readonly body: readonly Sms[] | null }).body ?? [],
    )
    .map((sms) => [sms.SN, sms]),
);

const REPORTED = [
  ['2022/08/08 20:40:00', '구로구', '오금교'],
  ['2022/08/08 21:10:00', '강남구', '대곡교'],
  ['2022/08/08 21:21:00', '관악구', '도림천'],
  ['2022/08/08 21:26:00', '관악구', '도림천'],
  ['2022/08/08 21:30:00', '관악구', '산사태'],
  ['2022/08/08 21:38:00', '동작구', '도림천'],
  ['2022/08/08 22:36:00', '동작구', '130mm'],
  ['2022/08/08 22:47:00', '동작구', '제방'],
  ['2022/08/08 23:02:00', '관악구', '청룡동'],
  ['2022/08/08 23:40:00', '동작구', '주민센터'],
  ['2022/08/08 23:41:00', '서초구', '양재천'],
  ['2022/08/09 00:22:00', '동작구', '대피소'],
] as const;

test.each(REPORTED)('a message of %s to %s about %s', (time, district, word) => {
  const found = [...messages.values()].filter(({ CRT_DT }) => CRT_DT === time);
  expect(found).toHaveLength(1);
  expect(found[0]?.RCPTN_RGN_NM).toContain(`서울특별시 ${district}`);
  expect(found[0]?.MSG_CN).toContain(word);
});

test('the list of the day only grows, and is seen within three minutes of a message', () => {
  let before = 0;
  for (const { body, call } of frames.filter(({ at }) => at < kst(24))) {
    const { totalCount } = JSON.parse(body) as { readonly totalCount: number };
    expect(call).toBe('today');
    expect(totalCount).toBeGreaterThanOrEqual(before);
    before = totalCount;
  }
  const seen = frames.find(({ body }) => body.includes('2022/08/08 21:21:00'))?.at ?? '';
  expect(seen > kst(21, 21) && seen < kst(21, 24)).toBe(true);
});

test('after midnight the new day is asked for, and the old one for half an hour', () => {
  const late = frames.filter(({ at }) => at > kst(24));
  expect(JSON.parse(after(late, kst(24)).body)).toMatchObject({ totalCount: 0, body: null });
  expect(late.filter(({ call }) => call === 'yesterday').every(({ at }) => at < kst(24, 31))).toBe(
    true,
  );
});

interface Bulletin {
  readonly areaName: string;
  readonly tmFc: number;
  readonly warnStress: number;
}

test('the heavy rain warning for all four zones of Seoul is in force from the start', () => {
  const first = framesOf('kma-warnings')[0];
  const { response } = JSON.parse(first?.body ?? '{}') as {
    readonly response: {
      readonly body: { readonly items: { readonly item: readonly Bulletin[] } };
    };
  };
  const rows = response.body.items.item;
  const seoul = rows.filter(
    ({ areaName, tmFc }) => areaName.startsWith('서울') && tmFc === 202208081250,
  );
  expect(seoul.map(({ warnStress }) => warnStress)).toEqual([1, 1, 1, 1]);
  const issued = rows.map(({ tmFc }) => tmFc);
  expect(issued).toEqual(issued.toSorted((a, b) => b - a));
});
