import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import type { Snapshot } from '../../contract/delta.ts';
import type { PlaybackAnswer } from '../../contract/socket.ts';
import { incident, reading, startCityProcess } from '../support/city-process.ts';
import { pastViewer, type PastViewer } from '../support/past-viewer.ts';
import { stateHash } from '../support/state-hash.ts';

const WAIT = { timeout: 30_000, interval: 100 };

type Running = Extract<PlaybackAnswer, { ok: true }>;

function running(answer: PlaybackAnswer): Running {
  if (!answer.ok) throw new Error(answer.problem);
  return answer;
}

/** What the log says of an instant, by way of HTTP. */
async function servedAt(url: string, at: string): Promise<{ hash: string; snapshot: Snapshot }> {
  const answer = await fetch(`${url}/api/v1/snapshot?at=${encodeURIComponent(at)}`);
  if (!answer.ok) throw new Error(await answer.text());
  const snapshot = (await answer.json()) as Snapshot;
  return { hash: stateHash(snapshot.events), snapshot };
}

const hashOf = ({ events }: PastViewer): string => stateHash(events().values());

test(
  'one viewer walks through the past while another stays in the present, over a crash of the server too',
  { timeout: 240_000 },
  async () => {
    await using city = await startCityProcess();
    const tell = async (index: number): Promise<void> => {
      const answer = await city.send([reading(index, index % 3), incident(index)]);
      expect(answer.status).toBe(200);
    };
    using present = pastViewer(city.url);
    using past = pastViewer(city.url);
    await present.watch('live');
    expect(await past.watch('live')).toMatchObject({ ok: true });
    for (let index = 1; index <= 6; index += 1) {
      await tell(index);
      await sleep(400);
    }
    await vi.waitFor(() => expect(past.events().size).toBeGreaterThan(10), WAIT);
    const left = past.held();

    // Before anything was recorded there is nothing to be seen, and the answer says what there is.
    const refused = await past.watch({ from: '2020-01-01T00:00:00.000Z', speed: 1 });
    expect(refused).toMatchObject({ ok: false });
    const [, from = ''] = /expected (\S+) to (\S+),/.exec(refused.ok ? '' : refused.problem) ?? [];

    expect(past.position().epoch).toBe(left.position.epoch);
    expect(await past.watch({ from, speed: 0 })).toMatchObject({ ok: true, resumed: false });
    expect(past.head()).toMatchObject({ mode: 'replay', basis: 'known', speed: 0, now: from });
    expect(past.position().epoch).not.toBe(left.position.epoch);
    const seen: { readonly now: string; readonly hash: string }[] = [];
    const look = async (now: string): Promise<void> => {
      const { hash, snapshot } = await servedAt(city.url, now);
      expect(snapshot).toMatchObject({ mode: 'replay', basis: 'known', now });
      expect(hashOf(past)).toBe(hash);
      seen.push({ now, hash });
    };
    await look(from);
    const epoch = past.position().epoch;
    let stepped = await past.ask('step', { direction: 1 });
    for (; stepped.ok; stepped = await past.ask('step', { direction: 1 })) {
      const before = seen.at(-1)?.now ?? '';
      expect(stepped.speed).toBe(0);
      expect(stepped.now > before).toBe(true);
      await look(stepped.now);
    }
    expect(stepped.problem).toContain('nothing changed after');
    // Forward it is one stream; back it is another.
    expect(past.position().epoch).toBe(epoch);
    expect(new Set(seen.map(({ hash }) => hash)).size).toBeGreaterThan(4);
    const back = running(await past.ask('step', { direction: -1 }));
    expect(back.now).toBe(seen.at(-2)?.now);
    await look(back.now);
    expect(past.position().epoch).not.toBe(epoch);

    const middle = seen[3]?.now ?? '';
    expect(running(await past.ask('seek', { at: middle })).now).toBe(middle);
    await look(middle);
    const outside = await past.ask('seek', { at: '2020-01-01T00:00:00.000Z' });
    expect(outside.ok ? '' : outside.problem).toContain(`expected ${from} to `);
    await look(middle);

    // Played on at sixty times the pace it comes to the present, and stays with it.
    running(await past.ask('speed', { speed: 60 }));
    running(await past.ask('pause', { isPaused: false }));
    await vi.waitFor(() => {
      expect(past.heartbeats().at(-1)).toMatchObject({ speed: 1, mode: 'replay' });
      expect(hashOf(past)).toBe(hashOf(present));
    }, WAIT);
    const size = present.events().size;
    await tell(7);
    await vi.waitFor(() => {
      expect(present.events().size).toBeGreaterThan(size);
      expect(hashOf(past)).toBe(hashOf(present));
    }, WAIT);
    const paused = running(await past.ask('pause', { isPaused: true }));
    const stood = hashOf(past);
    await tell(8);
    await vi.waitFor(() => expect(hashOf(present)).not.toBe(stood), WAIT);
    expect(hashOf(past)).toBe(stood);

    // The server dies: who was in the past asks for the same instant again.
    await city.end('SIGKILL');
    await city.start();
    await vi.waitFor(() => expect(past.isConnected() && present.isConnected()).toBe(true), WAIT);
    expect(await present.watch('live', present.held())).toMatchObject({ resumed: true });
    await past.watch({ from: paused.now, speed: 0 });
    expect(hashOf(past)).toBe(stood);

    // Back in the present from where it was left, without a snapshot.
    const snapshots = past.snapshots();
    expect(await past.watch('live', left)).toMatchObject({ ok: true, resumed: true });
    await vi.waitFor(() => expect(hashOf(past)).toBe(hashOf(present)), WAIT);
    expect(past.snapshots()).toBe(snapshots);
    expect(past.position().epoch).toBe(left.position.epoch);
    expect(await past.ask('pause', { isPaused: true })).toMatchObject({ ok: false });

    expect(present.gaps() + past.gaps()).toBe(0);
    expect(present.snapshots()).toBe(1);
    await vi.waitFor(() => expect(present.heartbeats().length).toBeGreaterThan(0), WAIT);
    expect(new Set(present.heartbeats().map(({ mode }) => mode))).toEqual(new Set(['live']));
    expect(present.heartbeats().every((beat) => beat.basis === undefined)).toBe(true);
  },
);
