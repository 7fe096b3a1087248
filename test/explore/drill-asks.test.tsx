// @vitest-environment happy-dom
import { act, type JSX } from 'react';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { withNewest } from '../../client/explore/drill-history.ts';
import { chartSpan } from '../../client/explore/series-points.ts';
import { countStarts } from '../../client/explore/series-counts.ts';
import { useCityTurn } from '../../client/rooms/explore/drill/use-city-turn.ts';
import { useCounts } from '../../client/rooms/explore/drill/use-counts.ts';
import { useVersions } from '../../client/rooms/explore/drill/use-versions.ts';
import type { CityEvent, IncidentEvent } from '../../contract/event.ts';
import { cityOf } from '../client/flood-city.ts';
import { at, incident } from '../client/wall-events.ts';
import { NOW_MS, openDesk, serve, settle } from './desk-page.tsx';

const page = (events: readonly CityEvent[], next?: string): Response =>
  new Response(JSON.stringify(events), {
    headers: next === undefined ? {} : { 'x-next-cursor': encodeURIComponent(next) },
  });

const call = (id: string, parts: Partial<IncidentEvent['data']> = {}): CityEvent => {
  const made = incident(id, { startedAt: at('21:05'), ...parts });
  return { ...made, id: `${id} ${parts.startedAt ?? ''}`, recordedtime: at('21:10') };
};
const area = { type: 'district', code: '11620' } as const;
const span = chartSpan(NOW_MS, 3);

function Counts(): JSX.Element {
  const counts = useCounts(area, span);
  return (
    <p>{counts === undefined ? '?' : counts.bars.reduce((sum, { value }) => sum + value, 0)}</p>
  );
}

test('incidents that could not be read to their end are counted from the first page again', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { show, host } = openDesk([]);
  let fails = 1;
  const { asked } = serve(({ searchParams }) => {
    if (searchParams.get('cursor') === null) {
      return page([call('incident/a', { districts: ['11620'] })], 'p2');
    }
    fails -= 1;
    if (fails === 0) return new Response('', { status: 503 });
    return page([call('incident/b', { districts: ['11620'] })]);
  });
  show(<Counts />);
  await act(() => vi.advanceTimersByTimeAsync(100));
  expect(host.textContent).toBe('?');
  await act(() => vi.advanceTimersByTimeAsync(16_000));
  expect(host.textContent).toBe('2');
  expect(asked.map(({ searchParams }) => searchParams.get('cursor'))).toEqual([
    null,
    'p2',
    null,
    'p2',
  ]);
});

test('an incident begins when its last version says, and what came in later counts only as it happened', () => {
  const moved = call('incident/a', { startedAt: at('21:05'), districts: ['11620'] });
  const before = call('incident/a', { startedAt: at('20:05'), districts: ['11620'] });
  const late = { ...call('incident/b', { districts: ['11620'] }), recordedtime: at('23:00') };
  const counted = (basis: 'known' | 'happened') =>
    countStarts([late, moved, before], area, span, 600_000, basis).filter(({ value }) => value > 0);
  expect(counted('known')).toEqual([{ atMs: Date.parse(at('21:00')), value: 1 }]);
  expect(counted('happened')).toEqual([{ atMs: Date.parse(at('21:00')), value: 2 }]);
});

test('a thing that is looked at all day holds each of its versions once', () => {
  const versions = Array.from({ length: 60 }, (_, index) => ({
    ...call('incident/a'),
    id: `v${index}`,
  }));
  const pageOf = (newest: number) => ({
    events: versions.slice(Math.max(0, newest - 20), newest).toReversed(),
    next: `before ${newest - 20}`,
  });
  let held = withNewest({ events: [] }, pageOf(20));
  for (let minute = 0; minute < 1440; minute += 1) {
    held = withNewest(held, pageOf(20 + Math.floor(minute / 36)));
  }
  expect(held.events.map(({ id }) => id)).toEqual(
    versions
      .slice(0, 59)
      .map(({ id }) => id)
      .toReversed(),
  );
  expect(held.next).toBe('before 0');
});

function Versions(): JSX.Element {
  const { events, state } = useVersions('incident/a', undefined);
  return <p>{`${state} ${events.map(({ id }) => id).join()}`}</p>;
}

test('gone back to before all that is held, a thing is asked for and not told as absent', async () => {
  const { show, host, clock } = openDesk([]);
  const old = { ...call('incident/a'), id: 'old', time: at('10:00'), recordedtime: at('10:00') };
  const answers: ((answer: Response) => void)[] = [];
  serve(() => new Promise((resolve) => answers.push(resolve)));
  show(<Versions />);
  await settle();
  answers[0]?.(page([{ ...call('incident/a'), id: 'new', time: at('21:00') }], 'p2'));
  await settle();
  expect(host.textContent).toBe('known new');
  clock(Date.parse(at('11:00')));
  expect(host.textContent).toBe('asking ');
  await settle();
  answers.at(-1)?.(page([old]));
  await settle();
  expect(host.textContent).toBe('known old');
});

function Turn(): JSX.Element {
  const turn = useCityTurn();
  return <p>{turn === undefined ? 'none' : `${turn.things.length}`}</p>;
}

test('what is counted once a minute is counted anew when another city is shown of a clock that stands', () => {
  const { desk, show, host } = openDesk([incident('incident/a', {})]);
  show(<Turn />);
  expect(host.textContent).toBe('1');
  const other = cityOf([incident('incident/a', {}), incident('incident/b', {})]);
  act(() => desk.city.setState({ city: other }));
  expect(host.textContent).toBe('1');
  act(() =>
    desk.city.setState(({ time }) => ({ city: { ...other }, time: { ...time, speed: 0 } })),
  );
  expect(host.textContent).toBe('2');
});

beforeEach(() => {
  serve(() => undefined);
});
