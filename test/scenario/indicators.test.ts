import { expect, test } from 'vitest';
import { bindFeeds, findConnectors } from '../../server/config/connectors.ts';
import { loadCity } from '../../server/config/load-city.ts';
import { readScenario } from '../../server/config/read-scenario.ts';
import { basisFrom } from '../../server/documented.ts';
import { ROOT } from '../support/flood-night.ts';
import { frameOf } from '../support/frame-of.ts';
import { framesOf, SCENARIO } from './recorded-frames.ts';

const feed = bindFeeds(loadCity('seoul', ROOT), await findConnectors(ROOT)).find(
  ({ connector }) => connector.id === 'city-indicators',
);
const [all, riders] = framesOf('city-indicators').map(({ at, call, type, body }) => {
  const bytes = new TextEncoder().encode(body);
  const frame = frameOf('city-indicators', bytes, { receivedAt: at, call, contentType: type });
  return feed?.connector.read(frame, feed.city) ?? { events: [], rejects: [] };
});
const events = all?.events ?? [];
const statistics = events.flatMap((event) =>
  event.kind === 'indicator' && event.data.form === 'statistic'
    ? [{ event, data: event.data }]
    : [],
);

test('some sixty figures in all themes of the office, pledges, projects and votes; none is refused', () => {
  expect([all?.rejects, riders?.rejects]).toEqual([[], []]);
  expect(statistics.length).toBeGreaterThanOrEqual(50);
  expect(new Set(statistics.map(({ data }) => data.theme.name.ko))).toEqual(
    new Set('따뜻한 안전한 꿈꾸는 숨쉬는 열린 교통 에너지·기후 물가 재정 민원'.split(' ')),
  );
  const forms = events.map(formOf);
  expect(forms.filter((form) => form === 'pledge')).toHaveLength(10);
  expect(forms.filter((form) => form === 'vote')).toHaveLength(2);
});

test('what public reports give has its source and is marked so, everything else says simulated', () => {
  const basisOf = basisFrom(readScenario(SCENARIO, 'flood-2022-08-08', 'seoul').documented);
  for (const { event, data } of statistics) {
    const isSimulated = /모의값/.test(data.sourceName.ko);
    expect(basisOf(event.subject, event.time), event.subject).toBe(
      isSimulated ? 'simulated' : 'documented',
    );
  }
  const reported = statistics.filter(({ data }) => !/모의값/.test(data.sourceName.ko));
  expect(reported.length).toBeGreaterThan(15);
  expect(reported.find(({ data }) => data.statistic === 'olnpp-phase-1')?.data).toMatchObject({
    value: 2.04,
    target: 2,
    attainment: 1.02,
    sourceUrl: 'https://en.wikipedia.org/wiki/One_Less_Nuclear_Power_Plant',
  });
});

test('the riders of the day come in the evening and bring their week with them', () => {
  const data = riders?.events[0]?.data;
  expect(data).toMatchObject({ value: 7.61, period: { to: '2022-08-07' } });
  expect(data !== undefined && 'past' in data ? data.past : []).toHaveLength(7);
});

function formOf({ data }: (typeof events)[number]): string {
  return 'form' in data ? data.form : '';
}
