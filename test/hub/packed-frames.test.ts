import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { Server } from 'socket.io';
import { expect, test, vi } from 'vitest';
import { WebSocket, type PerMessageDeflateOptions } from 'ws';
import { sendAsOneFrame } from '../../server/hub/one-frame.ts';
import { PACKED_ONCE } from '../../server/hub/packed-frames.ts';
import { observationAt } from '../support/city-events.ts';

const WAIT = { timeout: 15_000 };

/** An end of a WebSocket that asks for packing in its own way, and counts what its line carries. */
async function end(port: number, asks: boolean | PerMessageDeflateOptions) {
  const url = `ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`;
  const socket = new WebSocket(url, { perMessageDeflate: asks });
  const heard: (string | Buffer)[] = [];
  let lineBytes = () => 0;
  socket.on('upgrade', (response) => (lineBytes = () => response.socket.bytesRead));
  socket.on('message', (data: Buffer, isBinary) => {
    const text = data.toString();
    if (text.startsWith('0{')) socket.send('40');
    else if (isBinary) heard.push(data);
    else if (text.startsWith('42')) heard.push(text);
  });
  await new Promise((resolve) => socket.once('open', resolve));
  return { socket, heard, lineBytes: () => lineBytes() };
}

test('a broadcast goes packed to who takes it, as it is to who does not, packed things are left alone', async () => {
  const http = createServer();
  const io = new Server(http, { transports: ['websocket'], perMessageDeflate: PACKED_ONCE });
  sendAsOneFrame(io);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', () => resolve()));
  const { port } = http.address() as AddressInfo;
  const plain = await end(port, false);
  const packed = await end(port, true);
  const narrow = await end(port, { serverMaxWindowBits: 9 });
  const ends = [plain, packed, narrow];
  await vi.waitFor(() => expect(io.of('/').sockets.size).toBe(3), WAIT);
  const before = ends.map(({ lineBytes }) => lineBytes());

  const events = Array.from({ length: 400 }, (_, gauge) => observationAt(gauge, 1));
  const text = JSON.stringify(events);
  const key = Buffer.from(JSON.stringify(events.slice(0, 100)));
  const snapshot = gzipSync(text);
  const alarm = JSON.stringify(events[0]);
  io.emit('delta', text);
  io.emit('frame', key);
  io.emit('snapshot', snapshot);
  io.emit('delta', alarm);
  io.emit('delta', `${text} `);
  await vi.waitFor(() => {
    for (const { heard } of ends) expect(heard).toHaveLength(5);
  }, WAIT);
  for (const { heard } of ends) {
    expect(heard[0]).toBe(`42${JSON.stringify(['delta', text])}`);
    expect(key.equals(heard[1] as Buffer)).toBe(true);
    expect(snapshot.equals(heard[2] as Buffer)).toBe(true);
    expect(heard[3]).toBe(`42${JSON.stringify(['delta', alarm])}`);
    expect(heard[4]).toBe(`42${JSON.stringify(['delta', `${text} `])}`);
  }
  const [plainBytes = 0, packedBytes = 0, narrowBytes = 0] = ends.map(
    ({ lineBytes }, index) => lineBytes() - (before[index] ?? 0),
  );
  expect(packedBytes).toBeLessThan(plainBytes / 5);
  // A window of 512 bytes cannot unpack what was packed with a larger one.
  expect(narrowBytes).toBe(plainBytes);

  for (const { socket } of ends) socket.terminate();
  await io.close();
});
