import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { Server } from 'socket.io';
import { io as connectTo, type Socket } from 'socket.io-client';
import { expect, test, vi } from 'vitest';
import type { Delta } from '../../contract/delta.ts';
import { connectionOf } from '../../server/hub/connection-of.ts';
import { sendAsOneFrame } from '../../server/hub/one-frame.ts';
import { PACKED_ONCE } from '../../server/hub/packed-frames.ts';
import { foldInOrder } from '../../server/wire/fold-in-order.ts';
import { fold } from '../../server/wire/fold.ts';
import { isClassA } from '../../server/wire/durability.ts';
import { merge } from '../../server/city/merge.ts';
import { anyEvent, instantAtMinute, observationAt } from '../support/city-events.ts';
import { rawViewer } from '../support/raw-viewer.ts';
import { servedStream } from '../support/served-stream.ts';
import { smallCity } from '../support/small-city.ts';

const WAIT = { timeout: 15_000 };
/** Around the limits of the three lengths of a frame's head. */
const LENGTHS = [0, 1, 90, 110, 111, 112, 125, 126, 127, 65_500, 65_520, 65_535, 65_536, 1_500_000];

async function plainServer(clients: number, perMessageDeflate: object | false = false) {
  const http = createServer();
  const io = new Server(http, { transports: ['websocket'], perMessageDeflate });
  sendAsOneFrame(io);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', () => resolve()));
  const { port } = http.address() as AddressInfo;
  const sockets: Socket[] = Array.from({ length: clients }, () =>
    connectTo(`http://127.0.0.1:${port}`, { transports: ['websocket'], forceNew: true }),
  );
  await vi.waitFor(() => expect(io.of('/').sockets.size).toBe(clients), WAIT);
  return {
    io,
    sockets,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.disconnect();
      await io.close();
    },
  };
}

test.for([
  ['as they are', false],
  ['packed', PACKED_ONCE],
] as const)('texts and bytes of any length arrive as they were sent, %s', async ([, packing]) => {
  await using served = await plainServer(2, packing);
  const texts: string[][] = [[], []];
  const bytes: number[][] = [[], []];
  served.sockets.forEach((socket, index) => {
    socket.on('delta', (text: string) => texts[index]?.push(text));
    socket.on('frame', (data: ArrayBuffer | Buffer) => {
      const view = Buffer.from(data as Buffer);
      expect(view.every((byte, at) => byte === (at * 7) % 256)).toBe(true);
      bytes[index]?.push(view.length);
    });
  });
  const sent = LENGTHS.map((length) => '수"'.repeat(length).slice(0, length));
  for (const text of sent) {
    served.io.emit('delta', text);
    served.io.emit(
      'frame',
      Uint8Array.from(text, (_, at) => (at * 7) % 256),
    );
  }
  await vi.waitFor(() => {
    expect(bytes).toEqual([LENGTHS, LENGTHS]);
    expect(texts.map((all) => all.map((text) => text.length))).toEqual([LENGTHS, LENGTHS]);
  }, WAIT);
  expect(texts).toEqual([sent, sent]);
});

test('the inside of Socket.IO is as we use it: one buffer for all sockets, what waits can be seen', async () => {
  await using served = await plainServer(3);
  const written: unknown[] = [];
  for (const socket of served.io.of('/').sockets.values()) {
    const { writeBuffer, transport, request } = connectionOf(socket);
    expect(Array.isArray(writeBuffer)).toBe(true);
    expect(transport.writable).toBe(true);
    expect(typeof transport.socket.terminate).toBe('function');
    expect(request).toHaveProperty('headers');
    socket.conn.on('flush', (packets: { options: { wsPreEncodedFrame?: unknown[] } }[]) => {
      for (const { options } of packets) {
        expect(options.wsPreEncodedFrame).toHaveLength(1);
        written.push(options.wsPreEncodedFrame?.[0]);
      }
    });
  }
  const snapshot = Buffer.alloc(4_000, 1);
  served.io.emit('frame', snapshot);
  const [socket] = served.io.of('/').sockets.values();
  if (socket === undefined) throw new Error('expected a socket');
  expect(connectionOf(socket).transport.writable).toBe(false);
  served.io.emit('delta', 'text');
  expect(connectionOf(socket).writeBuffer).toHaveLength(1);
  // The same bytes sent later to one are not framed again.
  served.io.to(socket.id).emit('frame', snapshot);
  await vi.waitFor(() => expect(written).toHaveLength(7), WAIT);
  expect(new Set(written).size).toBe(2);
});

test('folded in order: the same end, each version of class A once and in its order, values at most as often', () => {
  fc.assert(
    fc.property(
      fc.array(fc.uniqueArray(anyEvent, { maxLength: 4, selector: (e) => e.subject }), {
        maxLength: 14,
      }),
      (steps) => {
        const state = smallCity();
        const deltas: Delta[] = steps
          .map((events) => merge(state, events, instantAtMinute(60)).delta)
          .filter(({ from, to }) => from <= to);
        const parts = foldInOrder(deltas);
        expect(parts.length === 0).toBe(deltas.length === 0);
        fc.pre(deltas.length > 0);
        expect(fold(parts)).toEqual(fold(deltas));
        expect(parts.length).toBeLessThanOrEqual(deltas.length);
        const versions = (of: readonly Delta[]) =>
          of.flatMap(({ upserts }) => upserts.filter(isClassA)).map(({ id }) => id);
        expect(versions(parts).toSorted()).toEqual(versions(deltas).toSorted());
        for (const subject of new Set(deltas.flatMap((d) => d.upserts.map((e) => e.subject)))) {
          const own = (of: readonly Delta[]) =>
            of.flatMap(({ upserts }) =>
              upserts.filter((e) => isClassA(e) && e.subject === subject),
            );
          expect(own(parts)).toEqual(own(deltas));
        }
        parts.slice(1).forEach((part, at) => expect(part.from).toBe((parts[at]?.to ?? 0) + 1));
      },
    ),
    { numRuns: 200 },
  );
});

test('a hundred viewers between two changes: one snapshot encoded, the same bytes for all', async () => {
  await using served = await servedStream({ limits: { perAddress: 200 } });
  served.put(Array.from({ length: 500 }, (_, gauge) => observationAt(gauge, 1)));
  const viewers = Array.from({ length: 100 }, () => rawViewer({ port: served.port }));
  await Promise.all(viewers.map(({ ready }) => ready));
  await Promise.all(viewers.map((viewer) => viewer.watch()));
  await vi.waitFor(
    () => expect(viewers.every((viewer) => viewer.snapshots() === 1)).toBe(true),
    WAIT,
  );
  expect(served.stream.encodings()).toBe(1);
  served.put([observationAt(1, 2)]);
  await vi.waitFor(
    () => expect(viewers.every((v) => v.position()?.seq === served.state.seq)).toBe(true),
    WAIT,
  );
  expect(served.stream.encodings()).toBe(1);
  for (const viewer of viewers) viewer[Symbol.dispose]();
});

test('two watches at once, and one while the city moves: no delta falls between', async () => {
  await using served = await servedStream();
  using viewer = rawViewer({ port: served.port });
  await viewer.ready;
  const moving = setInterval(() => {
    served.put([observationAt(1, served.state.seq)]);
    served.stream.flush();
  }, 1);
  for (let time = 0; time < 20; time += 1) {
    await Promise.all([viewer.watch(), viewer.watch()]);
  }
  clearInterval(moving);
  served.stream.flush();
  await vi.waitFor(() => expect(viewer.position()?.seq).toBe(served.state.seq), WAIT);
  expect(viewer.gaps()).toBe(0);
});
