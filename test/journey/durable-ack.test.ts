import { expect, test } from 'vitest';
import { io } from 'socket.io-client';
import type { Position, Snapshot } from '../../contract/delta.ts';
import { PROTOCOL, SOCKET_PATH, type WatchAnswer } from '../../contract/socket.ts';
import type { PushAnswer } from '../../server/hub/push-answer.ts';
import { incident, reading, startCityProcess } from '../support/city-process.ts';

async function served(url: string): Promise<Snapshot> {
  return (await (await fetch(`${url}/api/v1/snapshot`)).json()) as Snapshot;
}

/** Comes back from where it was: what it is answered, and the deltas that bring it up to date. */
async function resumed(url: string, { epoch, seq }: Position) {
  const resume = { epoch, seq };
  const socket = io(url, { path: SOCKET_PATH, transports: ['websocket'], forceNew: true });
  const deltas: string[] = [];
  let snapshots = 0;
  socket.on('delta', (text: string) => deltas.push(text));
  socket.on('snapshot', () => (snapshots += 1));
  const request = { protocol: PROTOCOL, view: 'ops', timeline: 'live', topics: ['core'], resume };
  const answer = (await socket.emitWithAck('watch', request)) as WatchAnswer;
  socket.disconnect();
  return { answer, deltas, snapshots };
}

test(
  'killed right after the answer, the city has what it acknowledged, goes on numbering, and screens resume',
  { timeout: 180_000 },
  async () => {
    await using city = await startCityProcess();
    await city.send([reading(1)]);
    const first = await served(city.url);
    for (const round of [1, 2]) {
      const answer = await city.send([incident(round)]);
      await city.end('SIGKILL');
      expect(answer.status).toBe(200);
      await city.start();
    }
    const after = await served(city.url);
    expect(after.epoch).toBe(first.epoch);
    expect(after.seq).toBeGreaterThan(first.seq);
    const incidents = after.events.filter(({ kind }) => kind === 'incident');
    expect(incidents.map(({ data }) => data.provenance.ref).toSorted()).toEqual(['i-1', 'i-2']);
    expect(after.events.some(({ kind }) => kind === 'observation')).toBe(true);

    const back = await resumed(city.url, first);
    expect(back.answer).toMatchObject({ ok: true, resumed: true });
    expect(back.snapshots).toBe(0);
    for (const round of [1, 2]) expect(back.deltas.join()).toContain(`"i-${round}"`);
    const elsewhere = await resumed(city.url, { ...first, epoch: 'another' });
    expect(elsewhere.answer).toMatchObject({ ok: true, resumed: false });

    const again = await city.send([reading(1), incident(1), incident(2)]);
    expect((await again.json()) as PushAnswer).toMatchObject({ accepted: 0, duplicates: 3 });
    const still = await served(city.url);
    expect(still.events.filter(({ kind }) => kind === 'incident')).toEqual(incidents);
  },
);
