// @vitest-environment happy-dom
import { act, useRef, type JSX } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, test, vi } from 'vitest';
import { usePageMap } from '../../client/map/use-page-map.ts';
import { standingProblems } from '../../client/page/problems.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const CITY = { id: 'seoul', basemap: {} };

function Stage(): JSX.Element {
  const host = useRef<HTMLDivElement>(null);
  const { problem } = usePageMap(host, CITY);
  return <div ref={host}>{problem}</div>;
}

test('a map whose ground could not be had is asked for again each minute, and is told as missing until then', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const asked = vi.fn<typeof fetch>(() => Promise.resolve(new Response('', { status: 503 })));
  vi.stubGlobal('fetch', asked);
  const host = document.createElement('div');
  const root = createRoot(host);
  await act(async () => {
    root.render(<Stage />);
    await vi.advanceTimersByTimeAsync(0);
  });
  expect(host.textContent).toContain('503');
  expect(standingProblems()).toContainEqual({ ko: '지도 사용 불가', en: 'map unavailable' });
  const first = asked.mock.calls.length;
  await act(() => vi.advanceTimersByTimeAsync(60_000));
  expect(asked.mock.calls.length).toBe(2 * first);
  act(() => root.unmount());
  await vi.advanceTimersByTimeAsync(120_000);
  expect(asked.mock.calls.length).toBe(2 * first);
});
