import { DatabaseSync } from 'node:sqlite';
import { connect } from 'node:net';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { expect, test, vi } from 'vitest';
import { io } from 'socket.io-client';
import type { Snapshot } from '../../contract/delta.ts';
import { PROTOCOL, SOCKET_PATH } from '../../contract/socket.ts';
import { incident, reading, startCityProcess } from '../support/city-process.ts';
import { documentChecker } from '../support/strict-schemas.ts';

const WAIT = { timeout: 20_000, interval: 50 };

test(
  'asked to end, the city tells screens when to come back, answers who is at the door and closes its log',
  { timeout: 120_000 },
  async () => {
    await using city = await startCityProcess();
    await city.send([reading(1)]);
    const described: unknown = await (await fetch(`${city.url}/asyncapi.json`)).json();
    const wrongIn = documentChecker(described as Record<string, unknown>, Ajv);
    const socket = io(city.url, { path: SOCKET_PATH, transports: ['websocket'], forceNew: true });
    const drained: { readonly retryMs: number }[] = [];
    socket.on('drain', (notice: { readonly retryMs: number }) => drained.push(notice));
    const request = { protocol: PROTOCOL, view: 'ops', timeline: 'live', topics: ['core'] };
    await socket.emitWithAck('watch', request);

    const answers = [1, 2, 3].map((index) => city.send([incident(index)]));
    await answers[0];
    expect(await city.end('SIGTERM')).toBe(0);
    socket.disconnect();
    expect(drained).toHaveLength(1);
    expect(wrongIn('/components/messages/drain/payload', drained[0])).toEqual([]);
    expect(drained[0]?.retryMs).toBeGreaterThanOrEqual(0);
    expect(drained[0]?.retryMs).toBeLessThanOrEqual(10_000);
    const acknowledged = (await Promise.allSettled(answers)).flatMap((answer, index) =>
      answer.status === 'fulfilled' && answer.value.status === 200 ? [`i-${index + 1}`] : [],
    );

    const log = new DatabaseSync(join(city.dataDir, 'log/small-city.db'), { readOnly: true });
    const meta = log.prepare("select value from meta where key = 'state'").get();
    log.close();
    expect(meta).toEqual({ value: 'closed' });

    await city.start();
    const { events } = (await (await fetch(`${city.url}/api/v1/snapshot`)).json()) as Snapshot;
    const held = events.flatMap(({ kind, data }) =>
      kind === 'incident' ? [data.provenance.ref] : [],
    );
    expect(held).toEqual(expect.arrayContaining(acknowledged));
    expect(city.output()).not.toContain('damaged');
  },
);

test('asked twice, it goes at once', { timeout: 120_000 }, async () => {
  await using city = await startCityProcess();
  // A sender that never ends its body keeps the door busy.
  const stuck = connect(city.port, '127.0.0.1');
  stuck.on('error', () => undefined);
  stuck.write('POST /api/v1/events HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\n{');
  await vi.waitFor(async () => expect((await fetch(`${city.url}/healthz`)).ok).toBe(true), WAIT);
  city.signal('SIGTERM');
  await vi.waitFor(() => expect(fetch(`${city.url}/healthz`)).rejects.toThrow(), WAIT);
  expect(await city.end('SIGTERM')).toBe(143);
  stuck.destroy();
});
