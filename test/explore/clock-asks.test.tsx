// @vitest-environment happy-dom
import { act, type JSX } from 'react';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { useDensityBuckets } from '../../client/rooms/explore/use-density-buckets.ts';
import { useProvenance } from '../../client/rooms/explore/use-provenance.ts';
import type { CityEvent } from '../../contract/event.ts';
import { at, observation } from '../client/wall-events.ts';
import { NOW_MS, openDesk, serve, settle } from './desk-page.tsx';

const window = { fromMs: NOW_MS - 3_600_000, toMs: NOW_MS + 60_000 };
const nowMs = (): number => NOW_MS;

function Bars({ basis }: { readonly basis: 'known' | 'happened' }): JSX.Element {
  const answer = useDensityBuckets(window, 60, NOW_MS, basis, nowMs);
  return <p>{answer === undefined ? 'unknown' : (answer.known ?? 'all')}</p>;
}

test('bars that could not be had are asked for again also of a clock that stands; of another basis they are not shown', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { show, host } = openDesk([]);
  let isUp = false;
  serve(({ searchParams }) => {
    if (!isUp) return new Response('', { status: 503 });
    const known = searchParams.get('known');
    return Response.json({ buckets: [], ...(known === null ? {} : { known: 'then' }) });
  });
  show(<Bars basis="known" />);
  await act(() => vi.advanceTimersByTimeAsync(100));
  expect(host.textContent).toBe('unknown');
  isUp = true;
  await act(() => vi.advanceTimersByTimeAsync(16_000));
  expect(host.textContent).toBe('then');
  show(<Bars basis="happened" />);
  expect(host.textContent).toBe('unknown');
  await act(() => vi.advanceTimersByTimeAsync(5000));
  expect(host.textContent).toBe('all');
});

const link = (clock: string): CityEvent => {
  const event = observation('link', { observedProperty: 'traffic.speed', unit: 'km/h' });
  return { ...event, id: `link@${clock}`, time: at(clock), recordedtime: at(clock) };
};

function Whence(): JSX.Element {
  const told = useProvenance('observation/link', 'Asia/Seoul');
  if (typeof told === 'string') return <p>{told}</p>;
  return <p>{`${told.event.id}, others ${told.others.map(({ id }) => id).join()}`}</p>;
}

test('where a road’s speed is from follows the clock, and what came later is not beside it', async () => {
  const { show, host, clock } = openDesk([]);
  const all = ['21:30', '21:20', '20:10'].map(link);
  const subject = all[0]?.subject ?? '';
  let isUp = true;
  serve(({ pathname, searchParams }) => {
    if (pathname.startsWith('/api/v1/events/')) return new Response('', { status: 404 });
    if (!isUp) return new Response('', { status: 503 });
    const known = Date.parse(searchParams.get('known') ?? '');
    const events = all.filter(({ recordedtime }) => Date.parse(recordedtime) <= known);
    return Response.json(events.slice(0, Number(searchParams.get('limit') ?? 100)));
  });
  expect(subject).toBe('observation/link');
  show(<Whence />);
  for (let turn = 0; turn < 5; turn += 1) await settle();
  expect(host.textContent).toBe('link@21:30, others link@21:20,link@20:10');
  clock(Date.parse(at('21:25')));
  for (let turn = 0; turn < 5; turn += 1) await settle();
  expect(host.textContent).toBe('link@21:20, others link@20:10');
  // What cannot be had is not told as absent, and what was had of a later clock not at all.
  isUp = false;
  clock(Date.parse(at('20:30')));
  for (let turn = 0; turn < 5; turn += 1) await settle();
  expect(host.textContent).toBe('lost');
});

beforeEach(() => {
  serve(() => undefined);
});
