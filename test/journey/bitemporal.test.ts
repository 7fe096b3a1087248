import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { BASES, type PastBasis, type Snapshot } from '../../contract/delta.ts';
import type { CityEvent } from '../../contract/event.ts';
import type { SeriesAnswer } from '../../contract/history.ts';
import { instantMs, instantOf } from '../../contract/instant.ts';
import { incident, reading, startCityProcess } from '../support/city-process.ts';
import { pastViewer } from '../support/past-viewer.ts';

const WAIT = { timeout: 30_000, interval: 100 };
/** Minutes before the test began at which the gauge was read. */
const ago = (minutes: number): string => instantOf(BEGUN_MS - minutes * 60_000);
const BEGUN_MS = Date.now();

/** What the story is about, of all that a city holds. */
interface Seen {
  readonly level: number | undefined;
  readonly isEnded: boolean | undefined;
}

function seen(events: Iterable<CityEvent>): Seen {
  let level: number | undefined;
  let isEnded: boolean | undefined;
  for (const event of events) {
    if (event.kind === 'observation') level = event.data.result as number;
    if (event.kind === 'incident') isEnded = event.data.endedAt !== undefined;
  }
  return { level, isEnded };
}

test(
  'late, corrected and out of order: what was known at each instant, and what turned out',
  { timeout: 240_000 },
  async () => {
    await using city = await startCityProcess();
    const told: string[] = [];
    const tell = async (event: object): Promise<void> => {
      expect((await city.send([event])).status).toBe(200);
      // Shown a moment later, and never in the same instant as the next.
      await sleep(600);
      told.push(instantOf(Date.now()));
      await sleep(600);
    };
    const level = (id: number, result: number, minutes: number): object => {
      const base = reading(id, 1) as { data: object };
      return { ...base, time: ago(minutes), data: { ...base.data, result } };
    };
    const flood = incident(1, { time: ago(5) }) as { data: object };

    await tell(level(1, 1, 5)); // 0
    await tell(level(2, 3, 3)); // 1: newer
    await tell(level(3, 2, 4)); // 2: late, older than what is shown
    await tell(flood); // 3
    await tell(level(4, 4, 2)); // 4
    const endedAt = instantOf(instantMs(told[3] ?? '') + 300);
    await tell({
      ...flood,
      id: 'i-1-end',
      type: 'city.incident.updated.v1',
      time: endedAt,
      data: { ...flood.data, status: 'ended', endedAt },
    }); // 5

    // By hand: what had been said by then, older values never over newer ones.
    const known: readonly Seen[] = [
      { level: 1, isEnded: undefined },
      { level: 3, isEnded: undefined },
      { level: 3, isEnded: undefined },
      { level: 3, isEnded: false },
      { level: 4, isEnded: false },
      { level: 4, isEnded: true },
    ];
    // All values speak of minutes before the first of these instants; the end speaks of after the fourth.
    const happened: readonly Seen[] = [
      { level: 4, isEnded: false },
      { level: 4, isEnded: false },
      { level: 4, isEnded: false },
      { level: 4, isEnded: false },
      { level: 4, isEnded: true },
      { level: 4, isEnded: true },
    ];
    using viewer = pastViewer(city.url);
    const expected: Record<PastBasis, readonly Seen[]> = { known, happened };
    for (const basis of BASES) {
      for (const [place, at] of told.entries()) {
        const answer = await viewer.watch({ from: at, speed: 0, basis });
        expect(answer).toMatchObject({ ok: true });
        expect(seen(viewer.events().values()), `${basis} ${place}`).toEqual(expected[basis][place]);
        const shownAt = viewer.head()?.now ?? '';
        if (basis !== 'known') continue;
        const later = [...viewer.events().values()].filter((e) => e.recordedtime > shownAt);
        expect(later.map(({ id }) => id)).toEqual([]);
      }
    }

    // Played from the first to the last, each way comes to the same end.
    for (const basis of BASES) {
      await viewer.watch({ from: told[0] ?? '', speed: 60, basis });
      await vi.waitFor(
        () => expect(seen(viewer.events().values())).toEqual(expected[basis][5]),
        WAIT,
      );
    }

    // The series says the same: as known at each instant, its newest value is the one on screen.
    const subject = [...viewer.events().values()].find(({ kind }) => kind === 'observation');
    if (subject?.kind !== 'observation') throw new Error('no value');
    const { datastream } = subject.data;
    const lastOf = async (query: Record<string, string>): Promise<number | undefined> => {
      const span = { datastream, from: ago(10), to: instantOf(Date.now()), step: '60' };
      const words = new URLSearchParams({ ...span, ...query }).toString();
      const answer = await fetch(`${city.url}/api/v1/series?${words}`);
      if (!answer.ok) throw new Error(await answer.text());
      const { points } = (await answer.json()) as SeriesAnswer;
      return points.findLast(({ count }) => count > 0)?.last;
    };
    await vi.waitFor(async () => expect(await lastOf({})).toBe(4), WAIT);
    for (const [place, at] of told.entries()) {
      expect(await lastOf({ basis: 'known', known: at }), at).toBe(known[place]?.level);
    }

    // After the newest change it is that one, and says so; the future is not held.
    const snapshotAt = (at: string) => fetch(`${city.url}/api/v1/snapshot?at=${at}`);
    const newest = (await (await snapshotAt(instantOf(Date.now()))).json()) as Snapshot;
    expect(newest.now <= instantOf(Date.now())).toBe(true);
    expect(seen(newest.events)).toEqual(known[5]);
    const future = await snapshotAt(instantOf(Date.now() + 600_000));
    expect(future.status).toBe(404);
    expect(await future.text()).toMatch(/held: \d{4}-/);

    // The mark of a recording is not taken from a sender, and nothing of it is shown as live.
    const marked = reading(9, 9) as { data: object };
    await city.send([{ ...marked, mode: 'replay', data: { ...marked.data, basis: 'simulated' } }]);
    await sleep(600);
    const now = (await (await fetch(`${city.url}/api/v1/snapshot`)).json()) as Snapshot;
    expect(now.mode).toBe('live');
    expect(now.events.filter(({ data }) => data.basis !== undefined)).toEqual([]);
    expect((await fetch(`${city.url}/healthz`)).status).toBe(200);
  },
);
