// @vitest-environment happy-dom
import { act, type JSX } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
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
