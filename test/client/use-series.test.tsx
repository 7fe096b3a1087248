// @vitest-environment happy-dom
import { act, type JSX } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, onTestFinished, test, vi } from 'vitest';
import { History } from '../../client/city/history.ts';
import { useSeries } from '../../client/city/use-history.ts';
import type { SeriesAnswer, SeriesQuery } from '../../contract/history.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const answerTo = ({ datastream, from, to }: SeriesQuery): SeriesAnswer => ({
  datastream,
  observedProperty: 'water.level',
  unit: 'm',
  from,
  to,
  stepSec: 600,
  shiftSec: 0,
  basis: 'known',
  points: [],
});

function Chart({ of }: { readonly of: string }): JSX.Element {
  const { series, state } = useSeries([of], 0, 3_600_000, 600);
  return <p>{`${of} ${state} ${series.has(of) ? 'drawn' : 'not drawn'}`}</p>;
}

test('of another gauge nothing is known until its own answer is there', async () => {
  const waiting = new Map<string, () => void>();
  const ask = (query: SeriesQuery): Promise<SeriesAnswer> =>
    new Promise((resolve) => {
      waiting.set(query.datastream, () => resolve(answerTo(query)));
    });
  const host = document.createElement('div');
  const root = createRoot(host);
  const show = (of: string): void =>
    act(() =>
      root.render(
        <History value={ask}>
          <Chart of={of} />
        </History>,
      ),
    );
  const answer = async (of: string): Promise<void> => {
    await vi.waitFor(() => expect(waiting.has(of)).toBe(true), { timeout: 20_000 });
    await act(async () => waiting.get(of)?.());
  };
  show('a');
  expect(host.textContent).toBe('a asking not drawn');
  await answer('a');
  expect(host.textContent).toBe('a known drawn');
  show('b');
  expect(host.textContent).toBe('b asking not drawn');
  await answer('b');
  expect(host.textContent).toBe('b known drawn');
  act(() => root.unmount());
});

/** A server that answers when it is told to, and a chart that asks it. */
function open() {
  const asked: SeriesQuery[] = [];
  const answers: (() => void)[] = [];
  const ask = (query: SeriesQuery): Promise<SeriesAnswer> =>
    new Promise((resolve) => {
      asked.push(query);
      answers.push(() => resolve(answerTo(query)));
    });
  function Span({ hours, toMs, basis }: Shown): JSX.Element {
    const { state } = useSeries(['a'], toMs - hours * hourMs, toMs, 600, basis);
    return <p>{state}</p>;
  }
  const host = document.createElement('div');
  const root = createRoot(host);
  onTestFinished(() => act(() => root.unmount()));
  const show = (shown: Shown): void =>
    act(() =>
      root.render(
        <History value={ask}>
          <Span {...shown} />
        </History>,
      ),
    );
  /** The next question is answered as soon as it is there. */
  const answered = async (): Promise<void> => {
    const before = answers.length;
    await vi.waitFor(() => expect(answers.length).toBeGreaterThan(before), { timeout: 20_000 });
    await act(async () => answers.at(-1)?.());
  };
  return { asked, show, answered, text: () => host.textContent };
}

interface Shown {
  readonly hours: number;
  readonly toMs: number;
  readonly basis?: 'known' | 'happened';
}
const hourMs = 3_600_000;
const nowMs = 100 * hourMs;

test('a longer span, a look back and another basis are unknown until they are answered; the clock going on is not', async () => {
  const { asked, show, answered, text } = open();
  show({ hours: 3, toMs: nowMs });
  await answered();
  expect(text()).toBe('known');
  show({ hours: 3, toMs: nowMs + 60_000 });
  expect(text()).toBe('known');
  show({ hours: 6, toMs: nowMs + 60_000 });
  expect(text()).toBe('asking');
  await answered();
  expect(text()).toBe('known');
  show({ hours: 6, toMs: nowMs - 2 * hourMs });
  expect(text()).toBe('asking');
  await answered();
  expect(text()).toBe('known');
  expect(asked.at(-1)?.knownAt).toBe(new Date(nowMs - 2 * hourMs).toISOString());
  show({ hours: 6, toMs: nowMs - 2 * hourMs, basis: 'happened' });
  expect(text()).toBe('asking');
  await answered();
  expect(text()).toBe('known');
  expect(asked.at(-1)?.basis).toBe('happened');
  expect(asked.at(-1)?.knownAt).toBeUndefined();
});
