// @vitest-environment happy-dom
import { act, type JSX } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import { useAsked } from '../../client/rooms/explore/drill/use-asked.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

/** Shows what is known of a thing at a minute; the server answers when it is told to. */
function screen() {
  const waiting = new Map<string, (answer: string) => void>();
  function Shown({ of, minute }: { readonly of: string; readonly minute: number }): JSX.Element {
    const key = `${of} ${minute}`;
    const { value, state } = useAsked(
      key,
      () => new Promise<string>((resolve) => waiting.set(key, resolve)),
      (before) => before.startsWith(`${of} `),
    );
    return <p>{`${value ?? 'nothing'}, ${state}`}</p>;
  }
  const host = document.createElement('div');
  const root = createRoot(host);
  return {
    show: (of: string, minute: number) => act(() => root.render(<Shown of={of} minute={minute} />)),
    answer: (key: string, text: string) => act(async () => waiting.get(key)?.(text)),
    text: () => host.textContent,
  };
}

test('what was answered of one thing is never shown of another; of the same it stays until the next answer', async () => {
  const { show, answer, text } = screen();
  show('bridge', 1);
  expect(text()).toBe('nothing, asking');
  await answer('bridge 1', '6.84 m');
  expect(text()).toBe('6.84 m, known');
  show('bridge', 2);
  expect(text()).toBe('6.84 m, known');
  show('gauge', 2);
  expect(text()).toBe('nothing, asking');
  // The late answer to a question that nobody asks any more changes nothing.
  await answer('bridge 2', '6.85 m');
  expect(text()).toBe('nothing, asking');
  await answer('gauge 2', '5.22 m');
  expect(text()).toBe('5.22 m, known');
});

test('what could not be had is lost, with what was answered of the same a little earlier and nothing of another', async () => {
  let isUp = true;
  function Shown({ of, minute }: { readonly of: string; readonly minute: number }): JSX.Element {
    const { value, state } = useAsked(
      `${of} ${minute}`,
      () => (isUp ? Promise.resolve(of) : Promise.reject(new Error('503'))),
      (before) => before.startsWith(`${of} `),
    );
    return <p>{`${value ?? 'nothing'}, ${state}`}</p>;
  }
  const host = document.createElement('div');
  const root = createRoot(host);
  const show = (of: string, minute: number): Promise<void> =>
    act(async () => root.render(<Shown of={of} minute={minute} />));
  await show('bridge', 1);
  expect(host.textContent).toBe('bridge, known');
  isUp = false;
  await show('bridge', 2);
  expect(host.textContent).toBe('bridge, lost');
  await show('gauge', 2);
  expect(host.textContent).toBe('nothing, lost');
  act(() => root.unmount());
});
