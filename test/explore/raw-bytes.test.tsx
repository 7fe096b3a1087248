// @vitest-environment happy-dom
import { act, type JSX } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import { useRawBytes } from '../../client/rooms/explore/use-trace.ts';
import type { TraceAnswer } from '../../contract/trace.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const traceOf = (rawId: string): TraceAnswer => ({
  id: rawId,
  raw: {
    state: 'held',
    rawId,
    path: `/api/v1/raw/${rawId}`,
    call: 'list',
    receivedAt: '2022-08-08T12:31:26.000Z',
    bytes: 3,
    sha256: '',
    isIntact: true,
  },
});

function Bytes({ trace }: { readonly trace: TraceAnswer | undefined }): JSX.Element {
  const bytes = useRawBytes(trace);
  return <p>{bytes === undefined ? 'none' : new TextDecoder().decode(bytes)}</p>;
}

test('a message is shown once it is here, and never another event’s', async () => {
  vi.stubGlobal('fetch', (address: string) => Promise.resolve(new Response(address.slice(-3))));
  const host = document.createElement('div');
  const root = createRoot(host);
  const show = (trace: TraceAnswer | undefined): void =>
    act(() => root.render(<Bytes trace={trace} />));
  show(undefined);
  expect(host.textContent).toBe('none');
  for (const name of ['one', 'two']) {
    show(traceOf(name));
    expect(host.textContent).toBe('none');
    await vi.waitFor(async () => {
      await act(() => Promise.resolve());
      expect(host.textContent).toBe(name);
    });
  }
});
