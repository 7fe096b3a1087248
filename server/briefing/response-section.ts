import type { BriefingLine, BriefingSection } from '../../contract/briefing.ts';
import type { IndicatorEvent } from '../../contract/event.ts';
import type { ResponseClockData, ResponseShareData } from '../../contract/response.ts';
import type { Text } from '../../contract/place.ts';
import { isWithin, lastOf, type BriefingFacts } from './briefing-facts.ts';
import { secondsText } from './city-clock.ts';
import { section } from './section.ts';
import {
  amount,
  both,
  english,
  joined,
  numberText,
  plural,
  clauses,
  sentences,
} from './wording.ts';

const LINES = 8;
const TITLE = both('출동과 골든타임', 'Response times');

export type ResponseClockEvent = Extract<IndicatorEvent, { readonly kind: 'indicator' }> & {
  readonly data: ResponseClockData;
};

/** The clocks of calls, as they last were. */
export function responseClocks(facts: BriefingFacts): readonly ResponseClockEvent[] {
  return [...lastOf(facts, 'indicator').values()].filter(
    (event): event is ResponseClockEvent => event.data.form === 'response-clock',
  );
}

/** Segments that passed their target in the span, and the share in time of each district. */
export function responseSection(facts: BriefingFacts): BriefingSection {
  const share = [...lastOf(facts, 'indicator').values()]
    .map(({ data }) => data)
    .find((data): data is ResponseShareData => data.form === 'response-share');
  const breaches = responseClocks(facts).flatMap(({ data }) =>
    data.segments
      .map((segment, nth) => ({ ...segment, nth }))
      .filter(({ breachAt, state }) => state === 'breached' && isWithin(breachAt, facts)),
  );
  const bySegment = [...Map.groupBy(breaches, ({ label }) => label.ko).values()]
    .toSorted((a, b) => (a[0]?.nth ?? 0) - (b[0]?.nth ?? 0))
    .map((list) => {
      const label = list[0]?.label ?? both('', '');
      const n = numberText(list.length);
      return both(`${label.ko} ${n}`, `${english(label)} ${n}`);
    });
  const summary = sentences([
    breaches.length === 0
      ? both('목표 시간을 넘긴 출동 구간 없음', 'No segment passed its target')
      : both(
          `목표 시간을 넘긴 구간 ${numberText(breaches.length)}회`,
          `${plural(breaches.length, 'segment')} over target`,
        ),
    bySegment.length === 0 ? undefined : joined(bySegment),
    share === undefined
      ? both('골든타임 기록 없음', 'no share in time is recorded')
      : cityShare(share),
  ]);
  const lines = share === undefined ? [] : districtLines(share, facts);
  return section({ id: 'response', title: TITLE, summary }, lines, LINES);
}

function cityShare({ city, goldenSec }: ResponseShareData): Text {
  const golden = secondsText(goldenSec);
  if (city.sharePct === null) {
    return both(
      '시간을 아는 출동이 없어 비율을 알 수 없음',
      'no call with known times: share not known',
    );
  }
  const share = english(amount(city.sharePct, '%'));
  return both(
    `24시간 골든타임(${golden.ko}) 도착 ${share}(시간을 아는 ${numberText(city.timed)}건)`,
    `in time (${english(golden)}) over 24 h: ${share} of ${numberText(city.timed)} timed calls`,
  );
}

/** The lowest shares first: where it took too long. */
function districtLines(share: ResponseShareData, facts: BriefingFacts): readonly BriefingLine[] {
  return facts.city.districts
    .flatMap(({ code, name }) => {
      const one = share.byDistrict[code];
      return one === undefined || one.sharePct === null ? [] : [{ name, one, pct: one.sharePct }];
    })
    .toSorted((a, b) => a.pct - b.pct)
    .map(({ name, one, pct }) => {
      const text = english(amount(pct, '%'));
      const median = one.medianSec === null ? undefined : secondsText(one.medianSec);
      return {
        at: facts.to,
        head: name,
        text: clauses([
          both(`${text} (${one.inTime}/${one.timed}건)`, `${text} (${one.inTime} of ${one.timed})`),
          median === undefined
            ? undefined
            : both(`중앙값 ${median.ko}`, `median ${english(median)}`),
        ]),
        subject: 'indicator/response-share',
      };
    });
}
