import { expect, vi } from 'vitest';
import type { City } from '../../client/city/city.ts';
import { createCityStore, type LinkStatus } from '../../client/city/store.ts';
import { followTimeline } from '../../client/link/socket.ts';
import { rowsOfEvents, rowsOfTables } from './dense-rows.ts';
import { cityHash, servedCity } from './state-hash.ts';

/** The client's own link and fold, without a page. */
export interface Watching extends Disposable {
  readonly city: () => City | undefined;
  readonly link: () => LinkStatus;
  /** Waits until this client holds what the server holds: by hash, and every row of its columns. */
  readonly agrees: () => Promise<void>;
}

/** `through`: another way to the server, e.g. one that can be cut. */
export function watching(base: string, through = base): Watching {
  const store = createCityStore();
  const { stop } = followTimeline(store, through);
  const city = (): City | undefined => store.getState().city;
  return {
    city,
    link: () => store.getState().link,
    agrees: () =>
      vi.waitFor(
        async () => {
          const held = city();
          const { seq, hash, events } = await servedCity(base);
          if (held === undefined) throw new Error('no picture yet');
          expect(held.position.seq).toBe(seq);
          expect(cityHash(held)).toBe(hash);
          expect(rowsOfTables(held.dense)).toEqual(rowsOfEvents(events));
        },
        { timeout: 60_000, interval: 300 },
      ),
    [Symbol.dispose]: stop,
  };
}
