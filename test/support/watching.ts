import { expect, vi } from 'vitest';
import type { City } from '../../client/city/city.ts';
import { createCityStore, type LinkStatus } from '../../client/city/store.ts';
import { followTimeline } from '../../client/link/socket.ts';
import { cityHash, servedHash } from './state-hash.ts';

/** The client's own link and fold, without a page. */
export interface Watching extends Disposable {
  readonly city: () => City | undefined;
  readonly link: () => LinkStatus;
  /** Waits until this client holds what the server holds, by hash. */
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
          const { seq, hash } = await servedHash(base);
          expect(held?.position.seq).toBe(seq);
          expect(held === undefined ? '' : cityHash(held)).toBe(hash);
        },
        { timeout: 60_000, interval: 300 },
      ),
    [Symbol.dispose]: stop,
  };
}
