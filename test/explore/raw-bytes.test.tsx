// @vitest-environment happy-dom
import { act, type JSX } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import { useRawBytes } from '../../client/rooms/explore/use-trace.ts';
import type { TraceAnswer } from '../../contract/trace.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const traceOf = (rawId: string, bytes = 3): TraceAnswer => ({
  id: rawId,
  raw: {
    state: 'held',
    rawId,
    path: `/api/v1/raw/${rawId}`,
    call: 'list',
    receivedAt: '2022-08-08T12:31:26.000Z',
    bytes,
    sha256: '',
    isIntact: true,
  },
});

function Bytes({ trace }: { readonly trace: TraceAnswer | undefined }): JSX.Element {
  const bytes = useRawBytes(trace);
  return <p>{bytes instanceof Uint8Array ? new TextDecoder().decode(bytes) : bytes}</p>;
}

test('a message is shown once it is here, and never another event’s', async () => {
  vi.stubGlobal('fetch', (address: string) => Promise.resolve(new Response(address.slice(-3))));
  const host = document.createElement('div');
  const root = createRoot(host);
  const show = (trace: TraceAnswer | undefined): void =>
    act(() => root.render(<Bytes trace={trace} />));
  show(undefined);
  expect(host.textContent).toBe('');
  for (const name of ['one', 'two']) {
    show(traceOf(name));
    expect(host.textContent).toBe('asking');
    await vi.waitFor(async () => {
      await act(() => Promise.resolve());
      expect(host.textContent).toBe(name);
    });
  }
});

test('a message that is not here is told with its reason', async () => {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (address: string) => {
    asked.push(address);
    return address.endsWith('gone')
      ? Promise.resolve(new Response('', { status: 410 }))
      : Promise.reject(new TypeError('no connection'));
  });
  const host = document.createElement('div');
  const root = createRoot(host);
  const show = (trace: TraceAnswer): void => act(() => root.render(<Bytes trace={trace} />));
  const isTold = (state: string): Promise<void> =>
    vi.waitFor(async () => {
      await act(() => Promise.resolve());
      expect(host.textContent).toBe(state);
    });
  show(traceOf('gone'));
  await isTold('unknown');
  show(traceOf('unheard'));
  await isTold('lost');
  show(traceOf('huge', 6_000_001));
  await isTold('large');
  expect(asked).toEqual(['/api/v1/raw/gone', '/api/v1/raw/unheard']);
});
