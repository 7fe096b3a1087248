import { expect, test } from 'vitest';
import type { IndicatorEvent } from '../../contract/event.ts';
import type { CityThen, NightToFold } from './folded-night.ts';

const result = ({ byKind }: CityThen, subject: string) => byKind.observation.get(subject)?.data;
const figure = ({ byKind }: CityThen, id: string) => {
  const data: IndicatorEvent['data'] | undefined = byKind.indicator.get(
    `indicator/figure/${id}`,
  )?.data;
  return data?.form === 'figure' ? data : undefined;
};
const closures = ({ byKind }: CityThen) =>
  [...byKind.incident.values()]
    .filter(({ data }) => data.status === 'active' && data.roadClosure !== undefined)
    .map(({ data }) => data.headline.ko)
    .join(' / ');

/** Tests: what is known of the night is on the wall at its time. */
export function testKnownFacts(night: NightToFold): void {
  // Answers come a minute or two after their instant, as the sources give them.
  const at1610 = night.cityAt('16:10');
  const at2034 = night.cityAt('20:34');
  const at2102 = night.cityAt('21:02');
  const at2108 = night.cityAt('21:08');
  const at2132 = night.cityAt('21:32');
  const at2218 = night.cityAt('22:18');
  const at2300 = night.cityAt('23:00');

  test('16:10: an ordinary summer afternoon under a warning, nothing severe', () => {
    const then = at1610();
    expect(figure(then, 'flood-reports')?.value).toBeLessThanOrEqual(2);
    expect(figure(then, 'road-closures')?.value).toBeLessThanOrEqual(2);
    expect(figure(then, 'calls-119')?.severity).toMatch(/Normal|Minor/);
  });

  test('20:34: Ogeum Bridge 5.01 m, given by public reports', () => {
    const then = at2034();
    expect(result(then, 'observation/river/1018697')).toMatchObject({
      result: 5.01,
      basis: 'documented',
      phenomenonTime: '2022-08-08T11:30:00.000Z',
    });
    expect(closures(then)).toContain('동부간선도로');
  });

  test('21:01: Daegok Bridge 4.21 m', () => {
    const then = at2102();
    expect(result(then, 'observation/river/1018655')).toMatchObject({
      result: 4.21,
      basis: 'documented',
    });
  });

  test('21:08: 141.5 mm in an hour at Sindaebang, and it is the city’s highest', () => {
    const then = at2108();
    expect(figure(then, 'rain-hour-max')).toMatchObject({
      value: 141.5,
      severity: 'Extreme',
      at: { ko: '신대방' },
      basis: 'documented',
    });
  });

  test('21:32: the peak of the day is still told, closures stand, the first lists are marked', () => {
    const then = at2132();
    expect(figure(then, 'rain-hour-max')?.peak).toMatchObject({
      value: 141.5,
      place: { ko: '신대방' },
    });
    expect(closures(then)).toMatch(/개포지하차도/);
    expect(closures(then)).toMatch(/남부순환로/);
    expect(closures(then)).not.toMatch(/잠수교|일원지하차도/);
    const alerts = [...then.byKind.alert.values()].map(({ data }) => data);
    expect(alerts.some(({ originalSeverity }) => originalSeverity === '호우경보')).toBe(true);
  });

  test('22:18: Jamsu Bridge is closed and the mode of every value is told', () => {
    const then = at2218();
    expect(closures(then)).toMatch(/잠수교/);
    expect(closures(then)).toMatch(/일원지하차도/);
    const unmarked = [...then.byKind.observation.values()].filter(
      ({ data }) => data.basis === undefined,
    );
    expect(unmarked).toEqual([]);
  });

  test('the night’s faults are told: one poison row, a silent feed, one never connected', () => {
    const then = at2300();
    const feeds = new Map([...then.byKind.feed.values()].map(({ data }) => [data.feed, data]));
    expect(feeds.get('seoul-rainfall')).toMatchObject({ rejected: 1 });
    expect(feeds.get('han-water-quality')?.state).toMatch(/late|stale|down/);
    expect(feeds.get('yongsan-cctv')?.state).toBe('not-connected');
    expect(feeds.get('dispatch-119')?.state).toBe('live');
  });
}
