// @vitest-environment happy-dom
import { act, type JSX } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import { numberColumn } from '../../client/explore/table-column.ts';
import type { Thing } from '../../client/explore/thing.ts';
import { useSortedThings } from '../../client/panels/explore/use-sorted-things.ts';
import { aRow, tellingOf } from './rows.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

/** A column that takes its time: many rows of it need many turns of the page. */
const slow = numberColumn(
  'slow',
  0,
  ({ value = 0 }) => {
    const until = performance.now() + 0.02;
    while (performance.now() < until);
    return value;
  },
  String,
);
const telling = tellingOf();

function Rows({ things }: { readonly things: readonly Thing[] }): JSX.Element {
  const rows = useSortedThings(things, { column: slow, isDescending: false }, telling);
  return <p>{`${rows.length} ${rows[0]?.value ?? ''}`}</p>;
}

test(
  'many rows are sorted to the end though others come all the time',
  { timeout: 60_000 },
  async () => {
    const rows = Array.from({ length: 6000 }, (_, index) =>
      aRow(`r${index}`, { value: 6000 - index }),
    );
    const host = document.createElement('div');
    const root = createRoot(host);
    let things: readonly Thing[] = rows;
    for (
      let turn = 0;
      turn < 400 && (host.textContent === '' || host.textContent === '0 ');
      turn += 1
    ) {
      things = [...rows, aRow(`new${turn}`, { value: 7000 + turn })];
      await act(async () => {
        root.render(<Rows things={things} />);
        await new Promise((resolve) => setTimeout(resolve, 20));
      });
    }
    expect(host.textContent).toMatch(/^6000 1$/u);
    // And once no more come, the last of them stands there too.
    await vi.waitFor(
      async () => {
        await act(async () => new Promise((resolve) => setTimeout(resolve, 50)));
        expect(host.textContent).toBe('6001 1');
      },
      { timeout: 30_000 },
    );
    act(() => root.unmount());
  },
);
