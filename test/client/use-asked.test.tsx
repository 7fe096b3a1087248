// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import { useAsked } from '../../client/rooms/wall/use-asked.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

/** Answers the second time only; the first question is lost with the network. */
let asked = 0;
function ask(signal: AbortSignal): Promise<string> {
  asked += 1;
  if (asked > 1) return Promise.resolve('Seoul');
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
}

function City() {
  return <p>{useAsked(ask, 10, 50) ?? 'not known'}</p>;
}

test('a question that is never answered is asked again: the wall opens once the network is back', async () => {
  const host = document.createElement('div');
  const root = createRoot(host);
  act(() => root.render(<City />));
  expect(host.textContent).toBe('not known');
  await act(() => vi.waitFor(() => expect(asked).toBe(2), { timeout: 10_000 }));
  await act(() => vi.waitFor(() => expect(host.textContent).toBe('Seoul'), { timeout: 10_000 }));
  act(() => root.unmount());
});
